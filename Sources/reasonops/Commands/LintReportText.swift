import Tables

/// A lint report as text: the counts, then the oddities kind by kind, each with its line.
struct LintReportText {
  private let report: LintReport

  /// The maximum number of listed findings of one kind. More findings are only counted.
  private static let maximumOfOneKind = 20

  init(_ report: LintReport) {
    self.report = report
  }

  var text: String {
    (counts + notes + kinds.flatMap(lines)).joined(separator: "\n")
  }

  private var notes: [String] {
    guard !report.notes.isEmpty else { return [] }
    let lines = report.notes.map { note in place(note.line) + note.message }
    return ["", "how the file is written: \(report.notes.count)"] + lines
  }

  private func place(_ line: Int?) -> String {
    line.map { "\(report.file):\($0): " } ?? "\(report.file): "
  }

  private var counts: [String] {
    let rows = [
      ("rows", "\(report.rows)"),
      ("header lines", report.headerLines.map(String.init).joined(separator: ", ")),
      ("cells", "\(report.cells) of \(report.possibleCells) possible"),
      ("cells with more than one row", "\(report.repeatedCells)"),
      ("surplus rows", "\(report.surplusRows)"),
      ("holes", "\(report.holes)"),
      ("oddities", "\(report.oddities.count)"),
    ]
    let width = rows.map(\.0.count).max() ?? 0
    return [report.file]
      + rows.map { "  " + $0.0 + String(repeating: " ", count: width + 2 - $0.0.count) + $0.1 }
  }

  /// The oddities of each kind, in the order of their first.
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
    let shown = oddities.prefix(Self.maximumOfOneKind).map { place($0.line) + $0.message }
    let rest = oddities.count - shown.count
    let more = rest > 0 ? ["… and \(rest) more; --json lists all"] : []
    return ["", "\(oddities[0].summary): \(oddities.count)"] + shown + more
  }
}
