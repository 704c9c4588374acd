import Basics
import Documents

/// The PNGs of a report's figures, each made once: taken from the folder if it is unchanged, else drawn. May be shared
/// by threads.
final class FigureImages: Sendable {
  private let folder: ReportFolder
  private let made = Monitor<[UInt64: [UInt8]]>([:])

  init(standingIn folder: ReportFolder) {
    self.folder = folder
  }

  /// - Parameter hash: of the figure's drawing.
  func image(of figure: Figure, _ hash: UInt64) throws -> [UInt8] {
    if let image = made.access({ $0[hash] }) { return image }
    let image = try folder.image(figure, hash) ?? ReportFiles.draw(figure)
    made.access { $0[hash] = image }
    return image
  }
}
