import Analysis
import Basics
import Tables

/// Builds the outermost scope. It joins, filters and derives tables, and collects the parameters of the notebook, the
/// command line, the run, and the rankings and hypotheses of the front matter.
struct ScopeBuilder {
  let context: EvaluationContext

  private var frontMatter: FrontMatter { context.frontMatter }
  private var options: ReportOptions { context.options }
  private var problems: ProblemList { context.problems }
  /// The parameters of the notebook, with the values of the command line.
  private let given: [String: Value]

  init(context: EvaluationContext) {
    self.context = context
    given = Self.parameters(context.frontMatter, context.options, context.problems)
  }

  func scope(sources: [String: Table]) -> Scope {
    var scope = Scope(sources: sources.mapValues(\.safe), parameters: [:])
    scope.optional = options.optionalSources + frontMatter.derivations.tables.flatMap(\.optionalSources)
    scope.optionalColumns = Set(frontMatter.named.filter(\.isOptional).map { String($0.text.text.dropLast()) })
    scope.sources["results"] = scope.sources["results"].map { completed($0, scope) }
    scope.sources = scope.sources.mapValues(withJointColumns)
    for (name, table) in scope.sources where name != "results" {
      scope.sources[name] =
        problems.attempt { () throws(Diagnostic) in try frontMatter.derivations.completed(table, given) } ?? table
    }
    if let condition = options.condition {
      let rows = problems.attempt { () throws(Diagnostic) in
        try condition.resolved(given).rows(in: scope.results)
      }
      scope.sources["results"] = scope.results.rows(rows ?? [])
    }
    let areAllMade = addDerivedTables(&scope)
    if areAllMade, !frontMatter.namesAreOptional { checkNames(scope) }
    addFacts(&scope)
    scope.parameters.merge(given) { $1 }
    for ranking in frontMatter.rankings { add(ranking, to: &scope) }
    addHypotheses(&scope)
    return scope
  }

  /// Returns `results` with additional columns: those of joined tables, joint columns, computed columns and classes.
  private func completed(_ results: Table, _ scope: Scope) -> Table {
    let table = withJointColumns(joined(results, scope, reportsUnknown: !frontMatter.namesAreOptional))
    return withJointColumns(frontMatter.derivations.completedResults(table, given, problems))
  }

  /// Adds the derived tables to the scope.
  ///
  /// - Returns: True if all of them could be made.
  private func addDerivedTables(_ scope: inout Scope) -> Bool {
    var aggregation = context.aggregation(parameters: given)
    aggregation.interval = frontMatter.derivations.interval
    var areAllMade = true
    for derived in frontMatter.derivations.tables {
      let made = problems.attempt { () throws(Diagnostic) in
        var made = try derived.make(aggregation, from: scope.sources)
        for (name, table) in made.tables {
          made.tables[name] = try frontMatter.derivations.completed(
            withJointColumns(joined(table, scope, reportsUnknown: false)), given)
        }
        return made
      }
      guard let made else {
        areAllMade = false
        scope.failed.insert(derived.name)
        scope.optional.append(OptionalSource(derived.name, facts: nil))
        continue
      }
      scope.sources.merge(made.tables) { $1 }
      scope.notes[derived.name] = made.note
      for (name, value) in made.facts { scope.parameters[name] = value.map(Value.number) ?? .missing }
    }
    return areAllMade
  }

  /// Reports columns that the front matter names but that neither the data nor the cells have. Skips optional ones.
  private func checkNames(_ scope: Scope) {
    let known = Set(scope.sources.values.flatMap(\.columnNames)).union(frontMatter.columns.keys)
    let computed = known.union(context.notebook.computedNames)
    for name in frontMatter.named where !name.isOptional {
      if !(name.mayBeComputed ? computed : known).contains(name.text.text) {
        problems.report(name.unknown(valid: scope.results.columnNames, others: computed))
      }
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

  /// Returns the table with a column for each joint name: `network` has the values of `network_type`, `network_depth`
  /// and `network_activation`, joined by `_`.
  private func withJointColumns(_ table: Table) -> Table {
    frontMatter.columns.sorted { $0.key < $1.key }.reduce(table) { table, joint in
      let parts = joint.value.compactMap { table[$0] }
      guard parts.count == joint.value.count, !table.hasColumn(joint.key) else { return table }
      let groups = RowGroups(parts, rowCount: table.rowCount)
      return table.adding(
        groups.column(joint.key) { row in
          let values = parts.compactMap { $0.text(row) }
          return values.isEmpty ? nil : values.joined(separator: "_")
        })
    }
  }

  /// Adds the facts that are always known: `duplicates`, and for each source `NAME.rows` and `NAME.has.COLUMN`.
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

  private static func parameters(
    _ frontMatter: FrontMatter, _ options: ReportOptions, _ problems: ProblemList
  ) -> [String: Value] {
    var parameters: [String: Value] = [:]
    for (name, value) in frontMatter.parameters { parameters[name] = Self.value(SafeText.of(value.text)) }
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
      parameters[name] = value
    }
    return parameters
  }

  private static func value(_ text: String) -> Value {
    if let number = NumberParser.number(in: text), number.isFinite { return .number(number) }
    return text == "true" || text == "false" ? .truth(text == "true") : .text(text)
  }

  private static func kind(_ value: Value) -> String {
    switch value {
    case .estimate: "a number"
    case .truth: "true or false"
    case .text, .list: "a text"
    }
  }

  /// Returns the table with the columns of other tables, joined row by row on the key columns. A table without the key
  /// columns is left as it is.
  private func joined(_ table: Table, _ scope: Scope, reportsUnknown: Bool) -> Table {
    var table = table
    for (name, keys) in frontMatter.joins {
      guard let other = scope.sources[NamedColumn.settled(name.text, among: Set(scope.sources.keys))] else {
        if reportsUnknown, !name.text.hasSuffix("?") { report(unknownSource: name, scope) }
        continue
      }
      if reportsUnknown {
        for key in keys { check(key, of: name.text, other) }
        for key in keys { check(key, of: "results", table) }
      }
      let names = keys.map(\.text)
      guard names.allSatisfy({ table.hasColumn($0) && other.hasColumn($0) }) else { continue }
      table = table.joined(with: other, on: names)
    }
    return table
  }

  private func check(_ key: SourceText, of source: String, _ table: Table) {
    guard !table.hasColumn(key.text) else { return }
    problems.report(
      .unknownName(
        key.text, what: "column of '\(source)'", valid: table.columnNames, kind: .badData, at: key.location()))
  }

  private func report(unknownSource name: SourceText, _ scope: Scope) {
    problems.report(
      .unknownName(name.text, what: "source", valid: scope.sources.keys.sorted(), kind: .badData, at: name.location()))
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
    let values = table.known("value")
    let rows = (0..<table.rowCount).compactMap { row in values.number(row).map { (row: row, value: $0) } }
    let sorted = rows.sorted { ($0.value, $1.row) > ($1.value, $0.row) }.map(\.row)
    scope.parameters["\(ranking.name).count"] = .number(Double(sorted.count))
    for (place, row) in [("first", sorted.first), ("second", sorted.dropFirst().first), ("last", sorted.last)] {
      let name = row.map { row in columns.map { table.known($0).text(row) ?? "–" }.joined(separator: "_") }
      scope.parameters["\(ranking.name).\(place)"] = name.map(Value.text) ?? .missing
      scope.parameters["\(ranking.name).\(place).value"] =
        row.flatMap(values.number).map(Value.number) ?? .missing
    }
  }
}

extension Table {
  /// Returns the table with the remaining columns of another one. Their values come from the first row of the other
  /// table with equal keys, and are missing if there is none.
  fileprivate func joined(with other: Table, on keys: [String]) -> Table {
    func key(_ table: Table, _ row: Int) -> [String?] { keys.map { table.known($0).text(row) } }
    var rowOf: [[String?]: Int] = [:]
    for row in (0..<other.rowCount).reversed() { rowOf[key(other, row)] = row }
    let groups = groups(by: keys)
    return other.columns.filter { !keys.contains($0.name) && !hasColumn($0.name) }.reduce(self) { table, column in
      table.adding(
        column.isNumeric
          ? groups.column(column.name, as: column.notation) { rowOf[key(self, $0)].flatMap(column.number) }
          : groups.column(column.name) { rowOf[key(self, $0)].flatMap(column.text) })
    }
  }
}
