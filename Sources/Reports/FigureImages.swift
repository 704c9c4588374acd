import Basics
import CairoGraphics

/// The PNGs of a report's figures, each made once: taken from the folder if it is unchanged, else drawn. May be shared
/// by threads.
final class FigureImages: Sendable {
  private let folder: ReportFolder
  private let shaper: TextShaper
  private let made = Memo<UInt64, [UInt8]>()

  init(existingIn folder: ReportFolder, shaper: TextShaper) {
    self.folder = folder
    self.shaper = shaper
  }

  func image(of figure: ReportFiles.HashedFigure) throws -> [UInt8] {
    try made.value(figure.hash) {
      try folder.image(figure.figure, figure.hash) ?? ReportFiles.draw(figure.figure, shaper)
    }
  }
}
