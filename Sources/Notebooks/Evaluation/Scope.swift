import Analysis
import Basics
import Tables

/// What names mean at one place of a notebook: its tables and parameters. Inside `each` the tables hold the rows of one
/// value, and the column's name is a parameter with that value.
struct Scope {
  var sources: [String: Table]
  var parameters: [String: Value]
  /// The names of the rankings, below which every parameter is known.
  var rankings: Set<String> = []
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

  /// The value of an expression over the results, with a bootstrap interval where one is asked for.
  func value(of expression: Expression, withInterval: Bool) throws(Diagnostic) -> Value {
    var parameters = parameters
    for name in expression.parameters where parameters[name] == nil && isFact(name) {
      parameters[name] = Self.absentFact(name)
    }
    return try (withInterval ? numbers.withIntervals : numbers.plain).value(of: expression, parameters: parameters)
  }

  /// A label as it is inside `each`: with the value at its end.
  func label(_ label: String) -> String {
    ([label] + labelSuffixes).joined(separator: "-")
  }

  /// Whether a name is one of those that the data may or may not give: `run.host`, `results.has.seed`, `curves.rows`.
  func isFact(_ name: String) -> Bool {
    guard let dot = name.firstIndex(of: ".") else { return false }
    return !rankings.contains(String(name[..<dot]))
  }

  /// What a fact is that the data do not give: not there, no rows, or missing.
  private static func absentFact(_ name: String) -> Value {
    if name.contains(".has.") { return .truth(false) }
    return name.hasSuffix(".rows") ? .number(0) : .missing
  }

  /// The rows of one value of a column, in every table that has it.
  func restricted(to column: String, _ value: String) -> Scope {
    var scope = self
    scope.sources = sources.mapValues { table in
      guard let values = table[column] else { return table }
      return table.rows((0..<table.rowCount).filter { values.text($0) == value })
    }
    scope.parameters[column] = .text(value)
    scope.labelSuffixes.append(Slug.of(value))
    return scope
  }
}
