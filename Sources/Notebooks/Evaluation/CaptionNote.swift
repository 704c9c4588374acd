import Analysis
import Basics
import Documents
import Tables

/// The sentences that the program adds to the caption of a computed chart or table: how intervals were computed and
/// from how many trials and cells, how many cells are missing, and whether groups have different cells.
struct CaptionNote {
  private let interval: IntervalMethod
  /// The values that the intervals are computed over, in words without an article; nil for the cells.
  private let over: String?
  /// The name of the intervals in the sentence: `Error bars`, `Brackets`.
  private let intervalName: String
  /// The table of computed groups.
  private let table: Table
  /// The columns that name a group.
  private let keys: [String]
  private let possibleCells: Int?
  private let hasIdentity: Bool
  /// The titles of the columns whose combinations differ from group to group.
  private let uneven: [String]
  /// True if one of the values is a mean.
  private let hasMeans: Bool
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
    over = aggregation.over.map { "values of " + context.titleWithinSentence($0) }
    intervalName = name
    table = context.marked(computed)
    keys = aggregation.groupBy
    hasMeans = aggregation.measures.contains { $0.expression.calls.contains(where: \.reducer.isMean) }
    let cells = try CellNotes(aggregation, in: source)
    possibleCells = cells.possibleCells
    hasIdentity = !cells.rowsAreCells
    uneven = cells.unevenColumns.map(context.titleWithinSentence)
    averagedRows = cells.averagedRows
    identityHint = context.frontMatter.identityHint(cell: aggregation.groupBy + cells.unevenColumns)
    commonCells = aggregation.commonCells
  }

  var inlines: [UnnumberedInline] {
    let sentences = [intervals, lacking, coverage, evenness].compactMap(\.self)
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
    let rows = rowsWithInterval
    guard !interval.isNone, !rows.isEmpty else { return nil }
    let (n, cells) = (range("n", rows), range("cells", rows))
    let sizes = [("trial", n == cells ? nil : n), ("cell", cells)].compactMap { name, count in
      count.map { $0 == "1" ? "1 \(name)" : "\($0) \(name)s" }
    }
    let size = sizes.isEmpty ? "" : "; each of \(sizes.joined(separator: " in "))"
    let units =
      over.map { "the " + $0 }
      ?? interval.units(cells: rows.map { Int(rounding: table["cells"]?.number($0) ?? 2) ?? 2 })
    return "\(intervalName) are \(interval.sentence(over: units))\(size)."
  }

  /// The values that can have an interval, each with its lower ends.
  private var measured: [(value: Column, low: Column)] {
    table.columns.compactMap { value in table[value.name + "_low"].map { (value, $0) } }
  }

  /// The groups that are large enough for an interval.
  private var rowsWithInterval: [Int] {
    (0..<table.rowCount).filter { row in measured.contains { $0.low.number(row) != nil } }
  }

  /// The sentence that names the groups that have values but no interval: `Error bars need two values: b has none.`
  private var lacking: String? {
    guard !interval.isNone else { return nil }
    let with = Set(rowsWithInterval)
    let without = (0..<table.rowCount).filter { row in
      !with.contains(row) && measured.contains { $0.value.number(row) != nil }
    }
    guard !without.isEmpty else { return nil }
    let needs = "\(intervalName) need two \(over ?? (interval.isOverUnits ? "values" : "trials of a cell"))"
    if with.isEmpty { return "\(needs), and there are none." }
    let names = without.prefix(3).map { row in
      keys.map { table[$0]?.text(row) ?? "–" }.joined(separator: " ")
    }
    let others = without.count > names.count ? ["\(without.count - names.count) more"] : []
    return "\(needs): \(ValueWriter.sentence(names + others)) \(without.count == 1 ? "has" : "have") none."
  }

  private var coverage: String? {
    guard let cells = sum("cells"), let possibleCells, cells < Double(possibleCells) else { return nil }
    return "\(NumberText.readable(cells)) of \(NumberText.readable(Double(possibleCells))) possible cells are present."
  }

  private var evenness: String? {
    if commonCells { return "Only the cells that all groups have in common are used." }
    guard !uneven.isEmpty else { return nil }
    let columns = ValueWriter.sentence(uneven)
    return hasIdentity
      ? "Not all groups cover the same \(columns), so their \(values) are not over equal cells."
      : "Not all groups are made of equal shares of each \(columns), so their \(values) compare mixtures."
  }

  private var values: String { hasMeans ? "means" : "values" }

  /// Returns the range of the positive values of a column in some rows: `200`, or `20 to 200`.
  private func range(_ column: String, _ rows: [Int]) -> String? {
    let numbers = rows.compactMap { table[column]?.number($0) }.filter { $0 > 0 }
    guard let low = numbers.min(), let high = numbers.max() else { return nil }
    return low == high ? NumberText.readable(low) : "\(NumberText.readable(low)) to \(NumberText.readable(high))"
  }

  private func sum(_ name: String) -> Double? {
    table[name].map { column in (0..<table.rowCount).compactMap { column.number($0) }.reduce(0, +) }
  }
}
