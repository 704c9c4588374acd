import Basics
import Platform
import Tables

/// What a render did: the documents to standard output, what was made again and why, and how large it is, to standard
/// error.
struct RenderSummary {
  private let files: [OutputFile]
  private let changes: [ReportFolder.Change]
  private let folder: String

  /// A page beyond this is slow to send and to open.
  private static let pageBudget = 8_000_000

  init(_ files: [OutputFile], changes: [ReportFolder.Change], folder: String) {
    self.files = files
    self.changes = changes
    self.folder = folder
  }

  func print() {
    for file in files { Console.output("\(folder)/\(file.name)") }
    let old = changes.filter { $0.reason != "new" }
    for change in old { Console.error("made again, because \(change.reason): \(change.name)") }
    Console.error("\(changes.count) of \(files.count) files written")
    if files.contains(where: { $0.name == "report.html" }) { printPageSize() }
  }

  private func printPageSize() {
    let page = "\(folder)/report.html"
    let size = (try? FileManager.default.attributesOfItem(atPath: page))?[.size] as? Int ?? 0
    Console.error("\(page) is \(NumberText.fixed(Double(size) / 1e6, digits: 1)) MB")
    guard size > Self.pageBudget else { return }
    Console.error("warning: the page is above 8 MB; --assets linked keeps its figures beside it")
  }
}
