import Foundation
import TestSupport
import Testing

/// Every list in CONTRIBUTING's table of what can be added.
@Suite struct EntryListTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let what: String
    let entry: String
    let member: String
    let listFile: String
    let places: [String]

    var testDescription: String { "\(entry).\(member)" }
  }

  static let rows: [Row] = {
    let readme = try! String(contentsOfFile: Program.root + "/CONTRIBUTING.md", encoding: .utf8)
    return readme.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { String($0) }
      guard cells.count == 4, let list = cells[2].firstMatch(of: #/`(\w+)\.(\w+)` in `([^`]+)`/#) else { return nil }
      return Row(
        what: cells[0], entry: String(list.output.1), member: String(list.output.2),
        listFile: String(list.output.3), places: cells[1].matches(of: #/`([^`]+)`/#).map { String($0.output.1) })
    }
  }()

  /// Every entry that is declared in one of the places for entries is in the list.
  @Test(arguments: rows) func noEntryIsForgotten(row: Row) throws {
    let places = row.places.filter { $0.hasPrefix("Sources/") && ($0.hasSuffix("/") || $0.hasSuffix(".swift")) }
    #expect(!places.isEmpty, "CONTRIBUTING does not say where a \(row.what) is written")
    for problem in try EntryScan(entry: row.entry, member: row.member, in: row.listFile, places: places).problems() {
      Issue.record("\(problem)")
    }
  }

  /// Every list of named entries is in CONTRIBUTING's table.
  @Test func everyListIsInTheTable() throws {
    let root = Program.root + "/Sources/"
    let files = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    let texts = try files.filter { $0.hasSuffix(".swift") && !$0.hasPrefix("reasonops/Benchmarks/") }.map { file in
      (file: file, text: try String(contentsOfFile: root + file, encoding: .utf8))
    }
    let named = Set(
      texts.flatMap { $0.text.matches(of: #/(?:struct|enum) (\w+): (?:\w+, )*(?:Named|FileColumn)\b/#) }.map {
        String($0.output.1)
      })
    for (file, text) in texts where text.contains("static let all") {
      let types = text.matches(of: #/(?:struct|enum|extension) (\w+)/#).map { String($0.output.1) }
      guard let type = types.first(where: named.contains), !Self.rows.contains(where: { $0.entry == type }) else {
        continue
      }
      Issue.record("Sources/\(file) has the list \(type).all: add it to the table of CONTRIBUTING.md, The lists")
    }
  }
}
