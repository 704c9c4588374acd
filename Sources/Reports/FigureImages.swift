import Basics
import CairoGraphics

/// The images of a report's figures. Each is made once: read from the folder if it is unchanged there, otherwise drawn.
/// Threads may share it.
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
