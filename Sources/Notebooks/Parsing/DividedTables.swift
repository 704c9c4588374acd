import Basics
import Documents

/// Lets directives stand between the rows of a table. Markdown ends a table at such a line. So the rows behind it get an
/// empty head of their own, and the tables are joined again after the evaluation.
struct DividedTables {
  /// The table that the next row can belong to.
  private struct OpenTable {
    /// The line below its head, such as `|---|--:|`.
    var rule: String
    var columns: Int
    /// The number of directives since its head that have no end yet.
    var depth = 0
    var isDivided = false
  }

  private var table: OpenTable?
  private var fence: Fence?
  private var mended = PlaceholderScanner.Result(text: "", lineNumbers: [])

  /// Returns the scanned text with these heads.
  static func mended(_ result: PlaceholderScanner.Result) -> PlaceholderScanner.Result {
    guard result.text.utf8.contains(UInt8(ascii: "|")), result.text.firstRange(of: "<!--") != nil else { return result }
    var tables = DividedTables()
    let lines = result.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    for (index, line) in lines.enumerated() {
      tables.read(line, below: index + 1 < lines.count ? lines[index + 1] : "")
      if let label = result.definitions[index + 1] {
        tables.mended.definitions[tables.mended.lineNumbers.count + 1 + tables.headCount] = label
      }
      tables.write(line, number: result.lineNumbers[index])
    }
    tables.mended.calls = result.calls
    return tables.mended
  }

  /// The number of lines to put before the line that was read last.
  private var headCount = 0

  private mutating func read(_ line: String, below: String) {
    headCount = 0
    if let open = fence {
      if open.isClosed(by: line) { fence = nil }
      return
    }
    fence = Fence(opening: line)
    if fence != nil || line.trimmingSpaces.isEmpty { return table = nil }
    if let kind = Directive.kind(of: line) { return divide(kind) }
    guard Self.isRow(line) else { return table = nil }
    if table?.isDivided == true {
      table?.isDivided = false
      headCount = 2
    } else if table == nil, let columns = Self.columns(ofRule: below), TableRowText(line).cells.count == columns {
      table = OpenTable(rule: below, columns: columns)
    }
  }

  private mutating func divide(_ kind: Directive.Kind) {
    switch kind {
    case .when, .each, .choose: table?.depth += 1
    case .end: table?.depth -= 1
    case .else, .case: if table?.depth == 0 { table = nil }
    case .let: break
    case .include: table = nil
    }
    // The directives around the head decide whether there is a table at all, so it ends with them.
    if let depth = table?.depth, depth < 0 { table = nil }
    table?.isDivided = true
  }

  private mutating func write(_ line: String, number: Int) {
    if headCount > 0, let table {
      let head = "|" + String(repeating: "  |", count: table.columns)
      mended.text += head + "\n" + table.rule + "\n"
      mended.lineNumbers += [number, number]
    }
    mended.text += line + "\n"
    mended.lineNumbers.append(number)
  }

  private static func isRow(_ line: String) -> Bool { line.trimmingSpaces.utf8.first == UInt8(ascii: "|") }

  /// Returns the number of columns of a line such as `|---|:-:|`; nil for any other line.
  private static func columns(ofRule line: String) -> Int? {
    guard isRow(line), line.utf8.allSatisfy({ "|-: \t\r".utf8.contains($0) }) else { return nil }
    let cells = TableRowText(line).cells
    return cells.allSatisfy { $0.utf8.contains(UInt8(ascii: "-")) } ? cells.count : nil
  }
}
