import Tables

/// A lint report as text: the counts, then the findings grouped by kind, each with its line.
struct LintReportText {
  private let report: LintReport

  /// The maximum number of listed findings of one kind. Further findings are only counted.
  private static let maximumOfOneKind = 20

  init(_ report: LintReport) {
    self.report = report
  }

  var text: String {
    (counts + notes + profile + kinds.flatMap(lines)).joined(separator: "\n")
  }

  private var notes: [String] {
    guard !report.notes.isEmpty else { return [] }
    let lines = report.notes.map { note in place(note.file, note.line) + note.message }
    return ["", "how the file is written: \(report.notes.count)"] + lines
  }

  private func place(_ file: String?, _ line: Int?) -> String {
    let file = file ?? report.file
    return line.map { "\(file):\($0): " } ?? "\(file): "
  }

  private var counts: [String] {
    let ofCells = [
      ("cells", "\(report.cells) of \(report.possibleCells) possible"),
      ("cells with more than one row", "\(report.repeatedCells)"),
      ("surplus rows", "\(report.surplusRows)"),
      ("holes", "\(report.holes)"),
    ]
    let rows =
      [
        ("rows", "\(report.rows)"),
        ("columns", "\(report.profile.columns.count)"),
        ("header lines", report.headerLines.map(String.init).joined(separator: ", ")),
      ] + (report.hasCells ? ofCells : []) + [("oddities", "\(report.oddities.count)")]
    return [report.file] + Self.aligned(rows.map { [$0.0, $0.1] })
  }

  /// The table of columns, and facts about several columns.
  private var profile: [String] {
    let profile = report.profile
    let heads = ["", "kind", "missing", "different", "values"]
    let lines = profile.columns.map { column in
      let ends = [column.least, column.greatest].compactMap(\.self).map(Self.shortened)
      let values =
        column.distinct < 2 ? ends.prefix(1).joined() : ends.joined(separator: column.kind == .text ? " … " : " to ")
      return [column.name, column.kind.rawValue, "\(column.missing)", "\(column.distinct)", values]
    }
    let equal = profile.equalColumns.map { "\($0.name) is \($0.first)" }
    let keys = profile.candidateKeys.map { $0.joined(separator: ", ") }
    let said = [
      ("the same value in every row", profile.constantColumns.joined(separator: ", ")),
      ("equal columns", equal.joined(separator: "; ")),
      ("different in every row", keys.joined(separator: "; ")),
    ]
    return ["", "columns"] + Self.aligned([heads] + lines)
      + said.filter { !$0.1.isEmpty }.map { "\($0.0): \($0.1)" }
  }

  private static let longestValue = 40

  private static func shortened(_ text: String) -> String {
    text.count <= longestValue ? text : text.prefix(longestValue) + "…"
  }

  /// Returns the rows with their cells aligned in columns, which are separated by two blanks.
  private static func aligned(_ rows: [[String]]) -> [String] {
    let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let last = row.lastIndex { !$0.isEmpty } ?? 0
      let cells = row[...last].enumerated().map { column, cell in
        cell + String(repeating: " ", count: column == last ? 0 : widths[column] - cell.count)
      }
      return "  " + cells.joined(separator: "  ")
    }
  }

  /// The findings grouped by kind, in the order of the first finding of each kind.
  private var kinds: [[LintReport.Oddity]] {
    var kinds: [[LintReport.Oddity]] = []
    for oddity in report.oddities {
      if let index = kinds.firstIndex(where: { $0[0].rule == oddity.rule }) {
        kinds[index].append(oddity)
      } else {
        kinds.append([oddity])
      }
    }
    return kinds
  }

  private func lines(_ oddities: [LintReport.Oddity]) -> [String] {
    let shown = oddities.prefix(Self.maximumOfOneKind).map { place($0.file, $0.line) + $0.message }
    let rest = oddities.count - shown.count
    let more = rest > 0 ? ["… and \(rest) more; --json lists all"] : []
    return ["", "\(oddities[0].summary): \(oddities.count)"] + shown + more
  }
}
