import Basics
import Tables

/// How much better one value of a column, such as a network, is than the best of its rivals, problem by problem. Which rival
/// is the best is another table's choice, so that nothing is chosen by what is reported.
package struct ProblemEffects: Sendable {
  package enum Better: String, CaseIterable, Sendable {
    case highest, lowest
  }

  /// What chooses the rival of a problem.
  package struct Choice: Sendable {
    package var table: Table
    /// A column of numbers.
    package var measure: String
    /// A column in which only rows count that have the value which the rival's own rows have, such as its learning rate.
    package var each: String?

    package init(table: Table, measure: String, each: String? = nil) {
      self.table = table
      self.measure = measure
      self.each = each
    }
  }

  /// Whose values are compared.
  package var column: String
  package var first: String
  /// Equal ones count in this order.
  package var rivals: [String]
  package var measure: String
  package var better: Better
  /// The columns that make a problem, and what else tables are grouped by.
  package var by: [String]
  /// A column of replicates that are paired; nil for their means.
  package var replicate: String?
  /// Only problems count on which both have at least such a mean of a column; nil for all.
  package var both: (measure: String, least: Double)?

  package init(
    of column: String, first: String, rivals: [String], measure: String, better: Better, by: [String],
    replicate: String? = nil
  ) {
    (self.column, self.first, self.rivals, self.measure) = (column, first, rivals, measure)
    (self.better, self.by, self.replicate) = (better, by, replicate)
  }

  /// One row for each problem (and replicate) that the first and its rival share: the columns of `by` (and the replicate),
  /// `rival`, `value`, `rival_value`, and `effect`, which is above 0 where the first is better.
  ///
  /// - Parameters:
  ///   - aggregation: which rows count and how they become trials.
  ///   - choice: nil where there is one rival only.
  /// - Throws: for columns that are not there or hold texts.
  package func table(_ aggregation: Aggregation, _ rows: Table, choice: Choice?) throws(Diagnostic) -> Table {
    let chosen = try choice.map { choice throws(Diagnostic) in try self.chosen(aggregation, rows, choice) }
    let unit = by + [replicate].compactMap(\.self)
    let means = try Self.means(of: measure, by: unit + [column], aggregation, rows)
    let entries = Dictionary(grouping: means.entries) { Array($0.key.dropLast()) }
    var found: [(key: [String], rival: String, value: Double, other: Double)] = []
    let good = try both.map { both throws(Diagnostic) in
      Set(
        try Self.means(of: both.measure, by: by + [column], aggregation, rows).entries
          .filter { $0.mean >= both.least }.map(\.key))
    }
    for key in means.entries.map({ Array($0.key.dropLast()) }).uniqued() {
      let values = Dictionary((entries[key] ?? []).map { ($0.key[unit.count], $0.mean) }) { first, _ in first }
      let problem = Array(key.prefix(by.count))
      guard let rival = chosen == nil ? rivals.first : chosen?[problem], let value = values[first],
        let other = values[rival]
      else { continue }
      guard good.map({ $0.contains(problem + [first]) && $0.contains(problem + [rival]) }) ?? true else { continue }
      found.append((key, rival, value, other))
    }
    let sign: Double = better == .highest ? 1 : -1
    let keys = unit.enumerated().map { place, name in means.column(name, texts: found.map { $0.key[place] }) }
    return Table(
      keys + [
        Column("rival", texts: found.map(\.rival)), Column("value", numbers: found.map(\.value)),
        Column("rival_value", numbers: found.map(\.other)),
        Column("effect", numbers: found.map { sign * ($0.value - $0.other) }),
      ])
  }

  /// The best rival of each problem by the choosing table.
  private func chosen(
    _ aggregation: Aggregation, _ rows: Table, _ choice: Choice
  ) throws(Diagnostic) -> [[String]: String] {
    let each = [choice.each].compactMap(\.self)
    let means = try Self.means(of: choice.measure, by: by + [column] + each, aggregation, choice.table)
    // The value of `each` that the rows of a rival have.
    let own = try each.isEmpty ? nil : Self.means(of: measure, by: by + [column] + each, aggregation, rows)
    let isOwn = own.map { Set($0.entries.map(\.key)) }
    var best: [[String]: (place: Int, mean: Double)] = [:]
    for entry in means.entries where isOwn?.contains(entry.key) ?? true {
      guard let place = rivals.firstIndex(of: entry.key[by.count]) else { continue }
      let problem = Array(entry.key.prefix(by.count))
      let mean = better == .lowest ? entry.mean : -entry.mean
      if let known = best[problem], (known.mean, known.place) <= (mean, place) { continue }
      best[problem] = (place, mean)
    }
    return best.mapValues { rivals[$0.place] }
  }

  /// The means of a measure by the values of some columns.
  private struct Means {
    var entries: [(key: [String], mean: Double)] = []
    var numeric: Set<String> = []

    func column(_ name: String, texts: [String]) -> Column {
      guard numeric.contains(name) else { return Column(name, texts: texts) }
      return Column(name, numbers: texts.map { Double($0) ?? .nan })
    }
  }

  private static func means(
    of measure: String, by columns: [String], _ aggregation: Aggregation, _ rows: Table
  ) throws(Diagnostic) -> Means {
    var aggregation = aggregation
    let joint = aggregation.identity.joint
    (aggregation.groupBy, aggregation.interval, aggregation.over) = ([], .none, nil)
    for name in columns where !rows.hasColumn(name) && joint[name] == nil { _ = try rows.column(name) }
    aggregation.groupBy = columns
    _ = try rows.numbers(measure)
    aggregation.measures = [.init(try Expression(parsing: "mean(`\(measure)`)"), name: "mean of a measure")]
    let table = try aggregation.evaluate(rows)
    var means = Means()
    let keys = table.columns(named: columns)
    means.numeric = Set(keys.filter(\.isNumeric).map(\.name))
    let numbers = table.known("mean of a measure")
    for row in 0..<table.rowCount {
      guard let mean = numbers.number(row) else { continue }
      means.entries.append((keys.map { $0.text(row) ?? "" }, mean))
    }
    return means
  }
}

extension Array where Element: Hashable {
  /// Each element once, where it comes first.
  fileprivate func uniqued() -> [Element] {
    var known: Set<Element> = []
    return filter { known.insert($0).inserted }
  }
}
