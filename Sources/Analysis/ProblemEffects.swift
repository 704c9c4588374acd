import Basics
import Tables

/// How much better one value of a column, such as a network, is than the best of its rivals, problem by problem.
/// Another table decides which rival is the best, so that the reported numbers do not influence the choice.
package struct ProblemEffects: Sendable {
  /// Which values of the measure are better.
  package enum Better: String, CaseIterable, Sendable {
    case highest, lowest
  }

  /// The data that decide which rival is the best on each problem.
  package struct Choice: Sendable {
    package var table: Table
    /// The column of numbers by which the rivals are compared.
    package var measure: String
    /// A column such as the learning rate, or nil. A rival's row counts only if it has the same value there as the
    /// rival's rows in the reported table.
    package var each: String?

    package init(table: Table, measure: String, each: String? = nil) {
      self.table = table
      self.measure = measure
      self.each = each
    }
  }

  /// The column whose values are compared.
  package var column: String
  /// The value that is compared with its rivals.
  package var first: String
  /// The rivals. Among equally good ones, the first is chosen.
  package var rivals: [String]
  /// The column of the measure, which holds numbers.
  package var measure: String
  package var better: Better
  /// The columns that make a problem, and any others to group by.
  package var by: [String]
  /// The column of the replicates, which are paired; nil to compare means over replicates.
  package var replicate: String?
  /// Keeps only the problems on which both have at least this mean of the column; nil keeps all.
  package var both: (measure: String, least: Double)?

  package init(
    of column: String, first: String, rivals: [String], measure: String, better: Better, by: [String],
    replicate: String? = nil
  ) {
    (self.column, self.first, self.rivals, self.measure) = (column, first, rivals, measure)
    (self.better, self.by, self.replicate) = (better, by, replicate)
  }

  /// Returns one row for each problem (and replicate) that the value and its rival share: the columns of `by` (and the
  /// replicate), `rival`, `value`, `rival_value` and `effect`. The effect is above 0 if the value is better than its
  /// rival.
  ///
  /// - Parameters:
  ///   - aggregation: the condition on rows, and how they become trials.
  ///   - rows: the results.
  ///   - choice: the data that choose the rival; nil to use the first rival on every problem.
  /// - Throws: an error for columns that are missing or hold texts.
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

  /// Returns the best rival of each problem, by the table that chooses.
  private func chosen(
    _ aggregation: Aggregation, _ rows: Table, _ choice: Choice
  ) throws(Diagnostic) -> [[String]: String] {
    let each = [choice.each].compactMap(\.self)
    let means = try Self.means(of: choice.measure, by: by + [column] + each, aggregation, choice.table)
    // The combinations with values of `each` that occur in the reported table.
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

  /// The means of a measure by the values of some columns. `numeric` names the columns that hold numbers.
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
  /// Returns each element once, in the order of the first occurrences.
  fileprivate func uniqued() -> [Element] {
    var known: Set<Element> = []
    return filter { known.insert($0).inserted }
  }
}
