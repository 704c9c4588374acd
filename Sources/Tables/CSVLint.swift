/// Finds oddities in a table that was read from an undamaged file.
package struct CSVLint: Sendable {
  /// The axes of the grid. Each is one column, or several columns that belong together. Columns that the table lacks
  /// are ignored.
  package var axes: [[String]]
  /// The columns whose values each have a grid of their own.
  package var separate: [String]
  /// The columns that distinguish the trials of a cell.
  package var replicate: [String]
  /// Further rules, which know what the columns mean.
  package var rules: [LintRule]
  /// True if every cell should have every value of the replicate columns, so that a missing trial is a hole too.
  package var expectsAllTrials: Bool

  package init(
    axes: [[String]], separate: [String] = [], replicate: [String] = [], rules: [LintRule] = [],
    expectsAllTrials: Bool = false
  ) {
    self.expectsAllTrials = expectsAllTrials
    self.axes = axes
    self.separate = separate
    self.replicate = replicate
    self.rules = rules
  }

  /// The kinds of oddities that any file can have, whatever its columns mean.
  package static let kinds: [(name: String, summary: String)] =
    [
      repeatedHeader, noFinalLineEnd, repeatedTrial, hole,
    ] + TableRules.all.map { ($0.name, $0.summary) }

  private static let repeatedHeader = (name: "repeated_header", summary: "repeated headers")
  private static let noFinalLineEnd = (name: "no_final_line_end", summary: "files that may be cut short")
  private static let repeatedTrial = (name: "repeated_trial", summary: "repeated trials")
  private static let hole = (name: "hole", summary: "missing cells")

  /// Returns the report. A table with none of the axes' columns has one cell per row, and no holes.
  package func report(on table: Table) -> LintReport {
    let cellColumns = separate + axes.flatMap(\.self)
    let hasCells = axes.joined().contains(where: table.hasColumn)
    let cells = hasCells ? table.groups(by: cellColumns) : .each(rowCount: table.rowCount)
    let trials = hasCells ? table.groups(by: cellColumns + replicate) : cells
    let surplus = (0..<table.rowCount).filter { trials.firstRow[Int(trials.groupOf[$0])] != $0 }
    let missingCells = GridHoles(table, axes: axes, separate: separate)
    let holes =
      expectsAllTrials && !replicate.isEmpty
      ? GridHoles(table, axes: axes + [replicate], separate: separate) : missingCells
    return LintReport(
      file: table.origin?.file ?? "", rows: table.rowCount, headerLines: [1] + (table.origin?.repeatedHeaders ?? []),
      hasCells: hasCells,
      cells: cells.count, possibleCells: cells.count + missingCells.count, holes: holes.count,
      repeatedCells: Set(surplus.map { cells.groupOf[$0] }).count, surplusRows: surplus.count,
      oddities: fileOddities(table) + repetitions(surplus, trials, table) + holeOddities(holes)
        + findings(table, rules + TableRules.all.filter { !hasCells || !$0.isForRowsWithoutKey }),
      notes: (table.origin?.remarks ?? []).map { .init(file: $0.file, line: $0.line, message: $0.message) },
      profile: TableProfile(table))
  }

  private func fileOddities(_ table: Table) -> [LintReport.Oddity] {
    var oddities = (table.origin?.repeatedHeaders ?? []).map { line in
      LintReport.Oddity(
        rule: Self.repeatedHeader.name, summary: Self.repeatedHeader.summary, line: line, message: "repeated header")
    }
    if table.origin?.lacksFinalLineEnd == true {
      oddities.append(
        LintReport.Oddity(
          rule: Self.noFinalLineEnd.name, summary: Self.noFinalLineEnd.summary, line: line(table.rowCount - 1, table),
          message: "no line end after the last row"))
    }
    return oddities
  }

  private func repetitions(_ surplus: [Int], _ trials: RowGroups, _ table: Table) -> [LintReport.Oddity] {
    surplus.map { row in
      let first = trials.firstRow[Int(trials.groupOf[row])]
      return LintReport.Oddity(
        rule: Self.repeatedTrial.name, summary: Self.repeatedTrial.summary, file: file(row, table),
        line: line(row, table), message: "the same trial as in \(table.place(ofRow: first))")
    }
  }

  private func holeOddities(_ holes: GridHoles) -> [LintReport.Oddity] {
    holes.names.map { name in
      LintReport.Oddity(
        rule: Self.hole.name, summary: Self.hole.summary, line: nil, message: "no row for \(name)")
    }
  }

  private func findings(_ table: Table, _ rules: [LintRule]) -> [LintReport.Oddity] {
    rules.flatMap { rule in
      rule.findings(table).map { finding in
        LintReport.Oddity(
          rule: rule.name, summary: rule.summary, file: file(finding.row, table), line: line(finding.row, table),
          message: finding.message)
      }
    }
  }

  private func file(_ row: Int, _ table: Table) -> String? {
    table.origin?.files.isEmpty ?? true ? nil : table.location(ofRow: row)?.file
  }

  private func line(_ row: Int, _ table: Table) -> Int? {
    table.location(ofRow: row)?.line
  }
}
