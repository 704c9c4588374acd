import Analysis
import Basics
import Tables

/// Puts together the outermost scope: tables joined, filtered and derived, parameters from the notebook, the command
/// line, the run, the rankings and hypotheses of the front matter.
struct ScopeBuilder {
  let context: EvaluationContext

  private var frontMatter: FrontMatter { context.frontMatter }
  private var options: ReportOptions { context.options }
  private var problems: ProblemList { context.problems }

  func scope(sources: [String: Table]) -> Scope {
    var scope = Scope(sources: sources.mapValues(\.safe), parameters: [:])
    scope.rankings = Set(frontMatter.rankings.map(\.name) + frontMatter.derivations.hypotheses.map(\.name))
    scope.sources["results"] = scope.sources["results"].map { completed($0, scope, withMissing: true) }
    scope.sources = scope.sources.mapValues(withJointColumns)
    if let condition = options.condition {
      let rows = problems.attempt { () throws(Diagnostic) in try condition.rows(in: scope.results) }
      scope.sources["results"] = scope.results.rows(rows ?? [])
    }
    addDerivedTables(&scope)
    addFacts(&scope)
    addParameters(&scope)
    for ranking in frontMatter.rankings { add(ranking, to: &scope) }
    addHypotheses(&scope)
    return scope
  }

  /// A table with the columns of others joined to it, joint, computed and of classes.
  private func completed(_ table: Table, _ scope: Scope, withMissing: Bool) -> Table {
    let table = withJointColumns(joined(table, scope))
    return problems.attempt { () throws(Diagnostic) in
      try frontMatter.derivations.completed(table, withMissing: withMissing)
    } ?? table
  }

  private func addDerivedTables(_ scope: inout Scope) {
    var aggregation = context.aggregation()
    aggregation.interval = frontMatter.derivations.interval
    for derived in frontMatter.derivations.tables {
      let made = problems.attempt { () throws(Diagnostic) in try derived.make(aggregation, from: scope.sources) }
      guard let made else { continue }
      for (name, table) in made.tables { scope.sources[name] = completed(table, scope, withMissing: false) }
      for (name, value) in made.facts { scope.parameters[name] = value.map(Value.number) ?? .missing }
    }
  }

  private func addHypotheses(_ scope: inout Scope) {
    guard !frontMatter.derivations.hypotheses.isEmpty else { return }
    var aggregation = context.aggregation(parameters: scope.parameters)
    aggregation.interval = frontMatter.derivations.interval
    let results = problems.attempt { () throws(Diagnostic) in
      try HypothesisResults(frontMatter.derivations.hypotheses, aggregation, scope.results)
    }
    guard let results else { return }
    scope.sources["hypotheses"] = results.table
    scope.parameters.merge(results.parameters) { $1 }
  }

  /// `network` beside `network_type`, `network_depth` and `network_activation`: their values joined by `_`.
  private func withJointColumns(_ table: Table) -> Table {
    frontMatter.columns.sorted { $0.key < $1.key }.reduce(table) { table, joint in
      let parts = joint.value.compactMap { table[$0] }
      guard parts.count == joint.value.count, !table.hasColumn(joint.key) else { return table }
      let texts = (0..<table.rowCount).map { row -> String? in
        let values = parts.compactMap { $0.text(row) }
        return values.isEmpty ? nil : values.joined(separator: "_")
      }
      return table.adding(Column(joint.key, texts: texts))
    }
  }

  /// Names that are always known: `duplicates`, and for each source `NAME.rows` and `NAME.has.COLUMN`.
  private func addFacts(_ scope: inout Scope) {
    scope.parameters["duplicates"] = .text(context.duplicates.rawValue)
    for (name, table) in scope.sources {
      scope.parameters["\(name).rows"] = .number(Double(table.rowCount))
      for column in table.columnNames { scope.parameters["\(name).has.\(column)"] = .truth(true) }
    }
    guard let run = scope.sources["run"], run.rowCount > 0 else { return }
    for column in run.columns {
      scope.parameters["run.\(column.name)"] =
        column.number(0).map(Value.number) ?? column.text(0).map(Value.text) ?? .missing
    }
  }

  private func addParameters(_ scope: inout Scope) {
    for (name, value) in frontMatter.parameters { scope.parameters[name] = Self.value(SafeText.of(value.text)) }
    for (name, text) in options.parameters {
      guard let standard = frontMatter.parameters.first(where: { $0.name == name }) else {
        problems.report(
          .unknownName(name, what: "parameter", valid: frontMatter.parameters.map(\.name), kind: .usage))
        continue
      }
      let value = Self.value(SafeText.of(text))
      if Self.kind(Self.value(standard.value.text)) != Self.kind(value), Self.kind(value) == "a text" {
        let expected = Self.kind(Self.value(standard.value.text))
        problems.report(Diagnostic(.usage, "the parameter '\(name)' must be \(expected), but '\(text)' is not"))
      }
      scope.parameters[name] = value
    }
  }

  private static func value(_ text: String) -> Value {
    if let number = Double(text), number.isFinite { return .number(number) }
    return text == "true" || text == "false" ? .truth(text == "true") : .text(text)
  }

  private static func kind(_ value: Value) -> String {
    switch value {
    case .estimate: "a number"
    case .truth: "true or false"
    case .text, .list: "a text"
    }
  }

  /// Columns of other tables beside a table's own, row by row where the key columns agree. Data without the key columns
  /// are left as they are.
  private func joined(_ table: Table, _ scope: Scope) -> Table {
    var table = table
    for (name, keys) in frontMatter.joins {
      guard let other = scope.sources[name.text] else { continue }
      for key in keys where !other.hasColumn(key) {
        problems.report(
          .unknownName(
            key, what: "column of '\(name.text)'", valid: other.columnNames, kind: .badData,
            at: name.location()))
      }
      guard keys.allSatisfy({ table.hasColumn($0) && other.hasColumn($0) }) else { continue }
      table = table.joined(with: other, on: keys)
    }
    return table
  }

  private func add(_ ranking: Ranking, to scope: inout Scope) {
    var aggregation = context.aggregation(parameters: scope.parameters)
    let columns = frontMatter.columns[ranking.column.text] ?? [ranking.column.text]
    aggregation.groupBy = columns
    aggregation.measures = [.init(ranking.expression, name: "value")]
    aggregation.condition = ranking.condition
    let table = problems.attempt { () throws(Diagnostic) in
      do throws(Diagnostic) {
        return try aggregation.evaluate(scope.results)
      } catch {
        throw ranking.column.place(error)
      }
    }
    guard let table else { return }
    let values = table["value"]!
    let rows = (0..<table.rowCount).filter { values.number($0) != nil }
    let sorted = rows.sorted { (values.number($0)!, $1) > (values.number($1)!, $0) }
    scope.parameters["\(ranking.name).count"] = .number(Double(sorted.count))
    for (place, row) in [("first", sorted.first), ("second", sorted.dropFirst().first), ("last", sorted.last)] {
      let name = row.map { row in columns.map { table[$0]!.text(row) ?? "–" }.joined(separator: "_") }
      scope.parameters["\(ranking.name).\(place)"] = name.map(Value.text) ?? .missing
      scope.parameters["\(ranking.name).\(place).value"] =
        row.flatMap(values.number).map(Value.number) ?? .missing
    }
  }
}

extension Table {
  /// The other table's remaining columns, added to this one's. The values come from its first row with equal keys, and
  /// are missing if there is none.
  fileprivate func joined(with other: Table, on keys: [String]) -> Table {
    func key(_ table: Table, _ row: Int) -> [String?] { keys.map { table[$0]!.text(row) } }
    var rowOf: [[String?]: Int] = [:]
    for row in (0..<other.rowCount).reversed() { rowOf[key(other, row)] = row }
    let rows = (0..<rowCount).map { rowOf[key(self, $0)] }
    return other.columns.filter { !keys.contains($0.name) && !hasColumn($0.name) }.reduce(self) { table, column in
      table.adding(
        column.isNumeric
          ? Column(column.name, numbers: rows.map { $0.flatMap(column.number) ?? .nan })
          : Column(column.name, texts: rows.map { $0.flatMap(column.text) }))
    }
  }
}
