import Analysis
import Basics
import Tables

/// The meaning of names at one place of a notebook: its tables and parameters. Inside `each`, the tables have the rows
/// of one value, and the column's name is a parameter with that value.
struct Scope {
  var sources: [String: Table]
  var parameters: [String: Value]
  /// The sentences that captions must add about a source, by its name.
  var notes: [String: String] = [:]
  /// The sources that may be missing.
  var optional: [OptionalSource] = []
  /// The derived tables that could not be made. Each is reported once.
  var failed: Set<String> = []
  /// The columns that the front matter names with a question mark.
  var optionalColumns: Set<String> = []
  /// The parameters that a `let` defined.
  var defined: Set<String> = []
  /// The suffixes of labels inside `each`, outermost first.
  var labelSuffixes: [String] = []

  /// The table that inline values come from.
  var results: Table { sources["results"] ?? Table() }

  /// The tables for inline values, without and with intervals.
  private(set) var numbers = (plain: WholeTables.none, withIntervals: WholeTables.none)

  /// Returns the scope with inline values computed from its current tables.
  func withNumbers(_ aggregation: Aggregation) -> Scope {
    var (scope, sources, withIntervals) = (self, sources, aggregation)
    sources["results"] = results
    withIntervals.interval = .standard
    scope.numbers = (
      WholeTables(aggregation, main: "results", sources), WholeTables(withIntervals, main: "results", sources)
    )
    return scope
  }

  /// Returns the table that a cell computes from.
  func table(of options: CellOptions) throws(Diagnostic) -> Table {
    let name = options.source?.text ?? "results"
    guard let table = sources[name] else {
      throw .unknownName(
        name, what: "source", valid: sources.keys.sorted(), kind: .badData, at: options.source.map { $0.location() })
    }
    return table
  }

  /// Returns the sentence that the caption of a cell must add about its source.
  func note(for options: CellOptions) -> [UnnumberedInline] {
    options.source.flatMap { notes[$0.text] }.map { [.text(" " + $0)] } ?? []
  }

  /// Returns the value of an expression over `results`, with a bootstrap interval if asked for.
  func value(of expression: Expression, withInterval: Bool) throws(Diagnostic) -> Value {
    let parameters = try self.parameters(expression.parameters)
    return try (withInterval ? numbers.withIntervals : numbers.plain).value(of: expression, parameters: parameters)
  }

  /// Returns a label with the suffixes that it has inside `each`.
  func label(_ label: String) -> String {
    ([label] + labelSuffixes).joined(separator: "-")
  }

  /// Returns the parameters, together with the values of named facts that the data do not give.
  ///
  /// - Throws: An error at the first name that has no meaning.
  func parameters(_ names: [(name: String, location: SourceLocation)]) throws(Diagnostic) -> [String: Value] {
    var parameters = parameters
    for (name, location) in names where parameters[name] == nil {
      parameters[name] = try absent(name, at: location)
    }
    return parameters
  }

  /// Returns the value of an optional fact that the data lack: false for a column, 0 for rows, and otherwise missing.
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

  /// Returns false, because the source lacks the column. Throws if the name is close to that of a column and the front
  /// matter does not declare it as optional, because it is probably mistyped.
  private func has(_ column: String, _ source: String, at location: SourceLocation) throws(Diagnostic) -> Bool {
    guard !optionalColumns.contains(column), let near = nearestName(to: column, in: sources[source]?.columnNames ?? [])
    else { return false }
    throw Diagnostic(
      .badData, "unknown column '\(column)'",
      hint:
        "did you mean '\(near)'? If the data may lack '\(column)', say so in the head: titles: {\"\(column)?\": \(column)}",
      at: location)
  }

  /// Returns true for the name of a ranking or hypothesis, whose parameters are all known.
  private func isMade(_ name: String) -> Bool {
    sources[name] == nil && parameters.keys.contains { $0.hasPrefix(name + ".") }
      && !optional.contains { $0.name == name }
  }

  /// Returns the scope with only the rows of one value of a column, in all tables that have the column.
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
