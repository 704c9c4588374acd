import Basics
import Foundation
import Statistics
import Tables
import TestSupport
import Testing

/// Reading a table returns the cells that were written, in whatever way it is written.
@Suite struct TableLawTests {
  private static let rounds = FuzzRounds.count(usual: 400)

  @Test func whatIsWrittenIsRead() throws {
    var generator = RandomGenerator("tables in every dialect")
    for round in 0..<Self.rounds {
      let style = Style(&generator)
      let table = Self.table(&generator, style)
      let bytes = style.bytes(of: table)
      let comment = "round \(round): \(style)\n\(String(decoding: bytes, as: UTF8.self).debugDescription)"
      do {
        #expect(try CSVReader().read(bytes: bytes, file: "t.csv") == table, "\(comment)")
      } catch {
        Issue.record("\(comment)\n\(error)")
      }
    }
  }

  /// The way in which one table is written.
  private struct Style {
    let delimiter: Character
    let hasDecimalCommas: Bool
    let lineEnd: String
    let encoding: Characters
    let above: String
    let padding: [String]
    let hasTrailingDelimiter: Bool
    let endsWithBlankLines: Bool
    let quotes: Bool

    enum Characters: CaseIterable { case utf8, utf8WithMark, utf16Little, utf16Big }

    init(_ generator: inout RandomGenerator) {
      func one<T>(of values: [T]) -> T { values[generator.index(below: values.count)] }
      delimiter = one(of: [",", "\t", ";", "|"])
      hasDecimalCommas = delimiter == ";" && one(of: [true, false])
      lineEnd = one(of: ["\n", "\r\n"])
      encoding = one(of: Characters.allCases)
      above = one(of: [
        "", "", "# by a \"sweep\"\(lineEnd)# of 3, 4; 5\(lineEnd)", lineEnd, "sep=\(delimiter)\(lineEnd)",
      ])
      padding = one(of: [[""], [""], ["", " ", "   "]])
      hasTrailingDelimiter = one(of: [false, false, true])
      endsWithBlankLines = one(of: [false, true])
      quotes = one(of: [false, false, true])
    }

    func bytes(of table: Table) -> [UInt8] {
      var padded = 0
      func pad(_ field: String) -> String {
        padded += 1
        return padding[padded % padding.count] + field + padding[padded / 2 % padding.count]
      }
      func line(_ fields: [String], isHeader: Bool) -> String {
        let end = hasTrailingDelimiter && !isHeader && fields.count > 1 ? String(delimiter) : ""
        return fields.map(pad).joined(separator: String(delimiter)) + end + lineEnd
      }
      let rows = (0..<table.rowCount).map { row in table.columns.map { field($0, row) } }
      var text = above + line(table.columnNames.map(quoted), isHeader: true)
      for row in rows { text += line(row, isHeader: false) }
      if endsWithBlankLines { text += lineEnd + lineEnd }
      return encoded(text)
    }

    private func field(_ column: Column, _ row: Int) -> String {
      guard let text = column.field(row) else { return column.count == 0 || quotes ? "\"\"" : "" }
      let isReal = column.isNumeric && hasDecimalCommas
      return quoted(isReal ? text.replacingOccurrences(of: ".", with: ",") : text)
    }

    private func quoted(_ text: String) -> String {
      let isSpecial =
        text.contains { [delimiter, "\"", "\n", "\r"].contains($0) } || text.hasPrefix(" ") || text.hasSuffix(" ")
      return isSpecial || quotes ? "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\"" : text
    }

    private func encoded(_ text: String) -> [UInt8] {
      switch encoding {
      case .utf8: Array(text.utf8)
      case .utf8WithMark: Array("\u{FEFF}\(text)".utf8)
      case .utf16Little: "\u{FEFF}\(text)".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      case .utf16Big: "\u{FEFF}\(text)".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
      }
    }
  }

  private static func table(_ generator: inout RandomGenerator, _ style: Style) -> Table {
    let names = ["model", "val/loss", "acc (%)", "train time", "größe", "α"]
    let count = 1 + generator.index(below: names.count)
    let rowCount = 1 + generator.index(below: 12)
    return Table(
      names.prefix(style.delimiter == "," ? count : max(2, count)).map { name in
        generator.index(below: 2) == 0 ? texts(name, rowCount, &generator) : numbers(name, rowCount, &generator)
      })
  }

  private static func texts(_ name: String, _ count: Int, _ generator: inout RandomGenerator) -> Column {
    let words = [
      "adam", "x,y", "x;y", "a|b", "two words", "say \"hi\"", "é", "l1\nl2", " padded ", "None", "#1", "100 %",
    ]
    var texts: [String?] = (0..<count).map { _ in
      generator.index(below: 5) == 0 ? nil : words[generator.index(below: words.count)]
    }
    texts[count - 1] = "text"
    return Column(name, texts: texts)
  }

  private static func numbers(_ name: String, _ count: Int, _ generator: inout RandomGenerator) -> Column {
    Column(
      name,
      numbers: (0..<count).map { row in
        switch generator.index(below: 6) {
        case 0 where row < count - 1: .nan
        case 1: Double(generator.index(below: 1_000_000))
        case 2: generator.normal() * 1e-9
        default: generator.normal()
        }
      })
  }
}
