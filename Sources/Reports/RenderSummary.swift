import Basics
import Platform
import Tables

/// The result of a render. It prints the paths of the documents to standard output. To standard error it prints which
/// files were written again and why, and the size of the page.
struct RenderSummary {
  private let files: [OutputFile]
  private let changes: [ReportFolder.Change]
  private let folder: String

  init(_ files: [OutputFile], changes: [ReportFolder.Change], folder: String) {
    self.files = files
    self.changes = changes
    self.folder = folder
  }

  func print() {
    for file in files { Console.output("\(folder)/\(file.name)") }
    let old = changes.filter { $0.reason != "new" }
    for change in old { Console.error("written again because \(change.reason): \(change.name)") }
    Console.error("\(changes.count) of \(files.count.counted("file")) written")
    for file in files {
      if let budget = file.budget { printSize(of: "\(folder)/\(file.name)", budget) }
    }
  }

  private func printSize(of path: String, _ budget: OutputFile.Budget) {
    let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int ?? 0
    let text = size < 1_000_000 ? "\((size + 999) / 1000) kB" : NumberText.fixed(Double(size) / 1e6, digits: 1) + " MB"
    Console.error("\(path) is \(text)")
    guard size > budget.bytes else { return }
    Console.error("warning: the page is larger than \(budget.bytes / 1_000_000) MB; \(budget.advice)")
  }
}
