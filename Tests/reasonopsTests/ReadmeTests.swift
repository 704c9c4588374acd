import Foundation
import Testing

/// The README quotes the report of the study correctly.
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

  /// Each link from the README into a report leads to a section or an item that exists.
  @Test func itsLinksLeadToPlaces() throws {
    let links = try Self.text("README.md").matches(of: #/\]\(([^)#:]+\.md)#([^)]+)\)/#)
    #expect(!links.isEmpty)
    for link in links {
      let target = try Self.text(String(link.output.1))
      let sections = target.split(separator: "\n").filter { $0.hasPrefix("#") }.map { line in
        line.drop { $0 == "#" }.lowercased().filter { $0.isLetter || $0.isNumber || " -_".contains($0) }
          .trimmingCharacters(in: .whitespaces).replacing(" ", with: "-")
      }
      let anchor = String(link.output.2)
      #expect(sections.contains(anchor) || target.contains("id=\"\(anchor)\""), "\(link.output.1)#\(anchor)")
    }
  }

  /// CONTRIBUTING's table of what can be added names files that exist, and lists that those files declare.
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
