import Analysis
import Basics
import Documents
import Tables

/// The sentences that the program adds to the caption of a computed chart or table: how intervals were computed and
/// from how many trials and cells, how many cells are missing, and whether groups have different cells.
struct CaptionNote {
  private let interval: IntervalMethod
  /// What the intervals are computed over, in words; nil for the cells.
  private let over: String?
  /// The name of the intervals in the sentence: `Error bars`, `Brackets`.
  private let intervalName: String
  /// The table of computed groups.
  private let table: Table
  private let possibleCells: Int?
  private let hasIdentity: Bool
  /// The titles of the columns whose combinations differ from group to group.
  private let uneven: [String]
  private let commonCells: Bool
  /// The number of rows that are averaged with another row of their cell, because nothing tells its trials apart.
  private let averagedRows: Int
  /// A hint that says how to define a cell.
  private let identityHint: String

  init(
    _ aggregation: Aggregation, computed: Table, from source: Table, intervals name: String,
    _ context: EvaluationContext
  ) throws(Diagnostic) {
    interval = aggregation.interval
    over = aggregation.over.map { "the values of " + context.titleWithinSentence($0) }
    intervalName = name
    table = computed
    let cells = try CellNotes(aggregation, in: source)
    possibleCells = cells.possibleCells
    hasIdentity = !cells.rowsAreCells
    uneven = cells.unevenColumns.map(context.titleWithinSentence)
    averagedRows = cells.averagedRows
    identityHint = context.frontMatter.identityHint(cell: aggregation.groupBy + cells.unevenColumns)
    commonCells = aggregation.commonCells
  }

  var inlines: [UnnumberedInline] {
    let sentences = [intervals, coverage, evenness].compactMap(\.self)
    return sentences.isEmpty ? [] : [.text(sentences.map { " " + $0 }.joined())]
  }

  /// The sentences to print on the terminal too. They are needed if the notebook does not define what a cell is.
  var warnings: [String] {
    let averaged =
      averagedRows == 0
      ? []
      : [
        "\(averagedRows.counted("row is", "rows are")) averaged with others of the same cell, as rows of one trial: "
          + "if they are trials of their own, say which column tells them apart (--replicate, or identity: {replicate: …})"
      ]
    guard !hasIdentity, let evenness else { return averaged }
    return averaged + ["\(evenness) \(identityHint)"]
  }

  private var intervals: String? {
    guard !interval.isNone, hasIntervals else { return nil }
    let trials = range("n") == range("cells") ? nil : range("n")
    let sizes = [("trial", trials), ("cell", range("cells"))].compactMap { name, count in
      count.map { $0 == "1" ? "1 \(name)" : "\($0) \(name)s" }
    }
    let n = sizes.isEmpty ? "" : "; each of \(sizes.joined(separator: " in "))"
    return "\(intervalName) are \(interval.sentence(over: over))\(n)."
  }

  /// True if at least one group is large enough for an interval.
  private var hasIntervals: Bool {
    table.columns.contains { column in
      column.name.hasSuffix("_low") && (0..<column.count).contains { column.number($0) != nil }
    }
  }

  private var coverage: String? {
    guard let cells = sum("cells"), let possibleCells, cells < Double(possibleCells) else { return nil }
    return "\(NumberText.readable(cells)) of \(NumberText.readable(Double(possibleCells))) possible cells are present."
  }

  private var evenness: String? {
    if commonCells { return "Only the cells that all groups have in common are used." }
    guard !uneven.isEmpty else { return nil }
    return hasIdentity
      ? "Not all groups cover the same \(ValueWriter.sentence(uneven)), so their means are not over equal cells."
      : "Not all groups are made of equal shares of each \(ValueWriter.sentence(uneven)), so their means compare mixtures."
  }

  /// Returns the range of the positive values of a column: `200`, or `20 to 200`.
  private func range(_ column: String) -> String? {
    let numbers = (0..<table.rowCount).compactMap { table[column]?.number($0) }.filter { $0 > 0 }
    guard let low = numbers.min(), let high = numbers.max() else { return nil }
    return low == high ? NumberText.readable(low) : "\(NumberText.readable(low)) to \(NumberText.readable(high))"
  }

  private func sum(_ name: String) -> Double? {
    table[name].map { column in (0..<table.rowCount).compactMap { column.number($0) }.reduce(0, +) }
  }
}
