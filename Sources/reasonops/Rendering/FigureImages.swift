import Basics
import CairoGraphics
import Documents

/// The PNGs of a report's figures, each made once: taken from the folder if it is unchanged, else drawn. May be shared
/// by threads.
final class FigureImages: Sendable {
  private let folder: ReportFolder
  private let shaper: TextShaper
  private let made = Memo<UInt64, [UInt8]>()

  init(standingIn folder: ReportFolder, shaper: TextShaper) {
    self.folder = folder
    self.shaper = shaper
  }

  /// - Parameter hash: of the figure's drawing.
  func image(of figure: Figure, _ hash: UInt64) throws -> [UInt8] {
    try made.value(hash) { try folder.image(figure, hash) ?? ReportFiles.draw(figure, shaper) }
  }
}
