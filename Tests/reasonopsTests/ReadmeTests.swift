import Foundation
import Testing

/// What the README says of the study is what the study's report says.
@Suite struct ReadmeTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  private static func words(_ path: String) throws -> String {
    try text(path).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func itsFindingIsTheReports() throws {
    let quotations = try Self.words("README.md").matches(of: #/“([^”]{60,})”/#).map { String($0.output.1) }
    let report = try Self.words("reports/corrected/report.md")
    #expect(quotations.count >= 2)
    for quotation in quotations { #expect(report.contains(quotation)) }
  }

  /// The table of what can be added names files that exist, and lists that are declared where it says.
  @Test func itsTableOfEntriesNamesFilesThatExist() throws {
    let readme = try Self.text("README.md") + Self.text("CONTRIBUTING.md")
    let paths = readme.matches(of: #/`((?:Sources|templates)/[^` ]+)`/#).map { String($0.output.1) }
    for path in paths {
      let folder = path.split(separator: "*")[0].split(separator: "/", omittingEmptySubsequences: false).dropLast()
      let file = path.contains("*") ? folder.joined(separator: "/") : path
      #expect(FileManager.default.fileExists(atPath: Self.root.appendingPathComponent(file).path), "\(path)")
    }
    let lists = readme.matches(of: #/`(\w+)\.(all|kinds)` in `([^`]+)`/#)
    #expect(!lists.isEmpty)
    for list in lists {
      let file = try Self.text(String(list.output.3))
      #expect(file.contains("static let \(list.output.2)"), "\(list.output.1) in \(list.output.3)")
    }
  }
}
