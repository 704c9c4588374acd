import Analysis
import Basics
import Tables

/// What names mean at one place of a notebook: its tables and parameters. Inside `each` the tables hold the rows of one
/// value, and the column's name is a parameter with that value.
struct Scope {
  var sources: [String: Table]
  var parameters: [String: Value]
  /// What a caption must say of a source.
  var notes: [String: String] = [:]
  /// Sources that the data need not have.
  var optional: [OptionalSource] = []
  /// Derived tables that could not be made, which is reported once.
  var failed: Set<String> = []
  /// Columns that the head names with a question mark.
  var optionalColumns: Set<String> = []
  /// The parameters that a 'let' has named.
  var defined: Set<String> = []
  /// What labels end in inside `each`, from the outermost.
  var labelSuffixes: [String] = []

  /// The table that inline values come from.
  var results: Table { sources["results"] ?? Table() }

  /// What inline values are computed from, without and with intervals.
  private(set) var numbers = (plain: WholeTables.none, withIntervals: WholeTables.none)

  /// The scope with inline values of its tables as they are now.
  func withNumbers(_ aggregation: Aggregation) -> Scope {
    var (scope, sources, withIntervals) = (self, sources, aggregation)
    sources["results"] = results
    withIntervals.interval = .standard
    scope.numbers = (
      WholeTables(aggregation, main: "results", sources), WholeTables(withIntervals, main: "results", sources)
    )
    return scope
  }

  /// The rows that a cell computes from.
  func table(of options: CellOptions) throws(Diagnostic) -> Table {
    let name = options.source?.text ?? "results"
    guard let table = sources[name] else {
      throw .unknownName(
        name, what: "source", valid: sources.keys.sorted(), kind: .badData, at: options.source.map { $0.location() })
    }
    return table
  }

  /// What the caption of a cell must say of its source.
  func note(for options: CellOptions) -> [UnnumberedInline] {
    options.source.flatMap { notes[$0.text] }.map { [.text(" " + $0)] } ?? []
  }

  /// The value of an expression over the results, with a bootstrap interval where one is asked for.
  func value(of expression: Expression, withInterval: Bool) throws(Diagnostic) -> Value {
    let parameters = try self.parameters(expression.parameters)
    return try (withInterval ? numbers.withIntervals : numbers.plain).value(of: expression, parameters: parameters)
  }

  /// A label as it is inside `each`: with the value at its end.
  func label(_ label: String) -> String {
    ([label] + labelSuffixes).joined(separator: "-")
  }

  /// The parameters, and with them the values of facts that the data do not give.
  ///
  /// - Throws: at the first name that cannot mean anything.
  func parameters(_ names: [(name: String, location: SourceLocation)]) throws(Diagnostic) -> [String: Value] {
    var parameters = parameters
    for (name, location) in names where parameters[name] == nil {
      parameters[name] = try absent(name, at: location)
    }
    return parameters
  }

  /// What a fact is that the data may give and do not: no column, no rows, or missing.
  private func absent(_ name: String, at location: SourceLocation) throws(Diagnostic) -> Value {
    let known = parameters.keys.filter { !$0.contains(".has.") }
    guard let dot = name.firstIndex(of: "."), !isMade(String(name[..<dot])) else {
      throw .unknownName(
        name, what: "parameter", valid: known.sorted(), kind: .badData, advice: "a text is written in quotes",
        at: location)
    }
    let (source, fact) = (String(name[..<dot]), String(name[name.index(after: dot)...]))
    let optional = optional.first { $0.name == source }
    guard sources[source] != nil || optional != nil else {
      let valid = Set(sources.keys).union(self.optional.map(\.name))
      throw .unknownName(source, what: "source", valid: valid.sorted(), kind: .badData, at: location)
    }
    if fact.hasPrefix("has.") { return .truth(try has(String(fact.dropFirst("has.".count)), source, at: location)) }
    if fact == "rows" { return .number(0) }
    if let optional, optional.facts?.contains(fact) ?? true { return .missing }
    let facts = known.filter { $0.hasPrefix(source + ".") }.map { String($0.dropFirst(source.count + 1)) }
    throw .unknownName(
      fact, what: "fact of '\(source)'", valid: Set(facts + (optional?.facts ?? []) + ["rows", "has.COLUMN"]).sorted(),
      kind: .badData, at: location)
  }

  /// False for a column that a source lacks. A name that is nearly that of a column is more likely mistyped, unless the
  /// head says that the data may lack it.
  private func has(_ column: String, _ source: String, at location: SourceLocation) throws(Diagnostic) -> Bool {
    guard !optionalColumns.contains(column), let near = nearestName(to: column, in: sources[source]?.columnNames ?? [])
    else { return false }
    throw Diagnostic(
      .badData, "unknown column '\(column)'",
      hint:
        "did you mean '\(near)'? If the data may lack '\(column)', say so in the head: titles: {\"\(column)?\": \(column)}",
      at: location)
  }

  /// Whether a ranking or hypothesis has that name: every parameter below it is known.
  private func isMade(_ name: String) -> Bool {
    sources[name] == nil && parameters.keys.contains { $0.hasPrefix(name + ".") }
      && !optional.contains { $0.name == name }
  }

  /// The rows of one value of a column, in every table that has it.
  func restricted(to column: String, _ value: String) -> Scope {
    var scope = self
    scope.sources = sources.mapValues { table in
      guard let values = table[column] else { return table }
      return table.rows((0..<table.rowCount).filter { values.text($0) == value })
    }
    scope.parameters[column] = .text(value)
    scope.labelSuffixes.append(Slug.short(value))
    return scope
  }
}
