import Basics
import Statistics
import Tables
import TestSupport
import Testing

/// Reads random bytes and damaged tables, and compares the results with those of `PlainCSVParser`. `make fuzz` runs a
/// million rounds.
@Suite struct CSVFuzzTests {
  private static let rounds = FuzzRounds.count(usual: 5_000)

  @Test func readerAndPlainParserAgree() {
    var generator = RandomGenerator("csv fuzz")
    for round in 0..<Self.rounds {
      let bytes = round % 2 == 0 ? Self.randomBytes(&generator) : Self.damagedTable(&generator)
      let expected = PlainCSVParser.parse(bytes)
      let window = 3 + generator.index(below: 40)
      let found = Self.outcome {
        try CSVReader(format: .exact).readInOnePass(.memory(bytes), file: "f", windowSize: window)
      }
      #expect(
        Self.agree(found, expected),
        "round \(round), window \(window): \(String(decoding: bytes, as: UTF8.self).debugDescription)\n\(found)\n\(expected)"
      )
      if !Self.agree(found, expected) { return }
      let stretches = 2 + generator.index(below: 3)
      let joined = Self.outcome {
        try ParallelPass(CSVReader(format: .exact), .memory(bytes), file: "f", count: stretches).table()
      }
      if case .read(let table?) = joined {
        #expect(Self.agree(.read(table), expected), "round \(round): \(stretches) stretches differ: \(bytes)")
      }
    }
  }

  private enum Outcome {
    case read(Table?)
    case rejected(line: Int?)
  }

  private static func outcome(_ read: () throws -> Table?) -> Outcome {
    do {
      return .read(try read())
    } catch let list as DiagnosticList {
      return .rejected(line: list.diagnostics[0].location?.line)
    } catch {
      return .rejected(line: (error as? Diagnostic)?.location?.line)
    }
  }

  private static func agree(_ found: Outcome, _ expected: PlainCSVParser.Outcome) -> Bool {
    switch (found, expected) {
    case (.rejected(let line), .rejected(let expectedLine)): return line == expectedLine
    case (.read(let table?), .table(let header, let rows, let lines, let repeated)):
      return table.columnNames == header.map { String(decoding: $0, as: UTF8.self) }
        && table.origin?.lines == lines.map(Int32.init) && table.origin?.repeatedHeaders == repeated
        && table.columns.indices.allSatisfy { index in column(table.columns[index], holds: rows.map { $0[index] }) }
    default: return false
    }
  }

  private static func column(_ column: Column, holds fields: [[UInt8]]) -> Bool {
    func isNumber(_ field: [UInt8]) -> Bool {
      field.isEmpty || PlainCSVParser.isNumber(field) && !PlainCSVParser.isInexactInteger(field)
    }
    guard column.isNumeric == fields.allSatisfy(isNumber) else { return false }
    return fields.indices.allSatisfy { row in
      let text = String(decoding: fields[row], as: UTF8.self)
      guard column.isNumeric else { return column.text(row) == (text.isEmpty ? nil : text) }
      let number = text.isEmpty ? Double.nan : Double(text) ?? .nan
      return column.number(row) == (number.isNaN ? nil : number)
    }
  }

  private static func randomBytes(_ generator: inout RandomGenerator) -> [UInt8] {
    let alphabet = Array("aab11.,,,\"\"\n\n\n\r\n-e\0é \t".utf8) + [0xFF]
    return (0..<generator.index(below: 40)).map { _ in alphabet[generator.index(below: alphabet.count)] }
  }

  /// Returns a correct table in which up to three bytes are changed, removed or doubled.
  private static func damagedTable(_ generator: inout RandomGenerator) -> [UInt8] {
    let words = [
      "a", "b", "1", "0.5", "", "\"x,y\"", "\"q\"\"q\"", "\"two\nlines\"", "1e-3", "long words of a text", "é", " ",
      " \"a\" ",
    ]
    var text = generator.index(below: 8) == 0 ? "\u{FEFF}a,b,c\n" : "a,b,c\n"
    for _ in 0..<generator.index(below: 8) {
      let fields = (0..<3).map { _ in words[generator.index(below: words.count)] }
      let line = generator.index(below: 10) == 0 ? "a,b,c" : fields.joined(separator: ",")
      text += line + (generator.index(below: 5) == 0 ? "\r\n" : "\n")
    }
    var bytes = Array(text.utf8)
    for _ in 0..<generator.index(below: 4) where !bytes.isEmpty {
      let place = generator.index(below: bytes.count)
      switch generator.index(below: 3) {
      case 0: bytes[place] = Array("a1,\"\n\r\0".utf8)[generator.index(below: 7)]
      case 1: bytes.remove(at: place)
      default: bytes.insert(bytes[place], at: place)
      }
    }
    return bytes
  }
}
