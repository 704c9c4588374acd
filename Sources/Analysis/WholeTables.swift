import Basics
import Tables

/// The tables from which prose takes its numbers, each over all of its rows. A text has many numbers, so each table is
/// prepared only once, when it is first needed. Threads may share it.
package final class WholeTables: Sendable {
  private let aggregation: Aggregation
  private let main: String
  private let tables: [String: Table]
  private let groupings = Memo<String, Grouping>()

  package static let none = WholeTables(Aggregation(), main: "", [:])

  /// - Parameters:
  ///   - aggregation: the settings. Its groups, measures and parameters are ignored.
  ///   - main: the name of the table that calls without a source use.
  ///   - tables: the tables by name.
  package init(_ aggregation: Aggregation, main: String, _ tables: [String: Table]) {
    self.aggregation = aggregation
    self.main = main
    self.tables = tables
  }

  /// Returns the value of an expression.
  ///
  /// - Throws: an error for an unknown source, column or parameter, for texts where numbers are needed, and if values
  ///   of a separate column would be pooled.
  package func value(of expression: Expression, parameters: [String: Value]) throws(Diagnostic) -> Value {
    try expression.evaluate(parameters: parameters) { call throws(Diagnostic) in
      try grouping(call.source ?? main, at: call.location).value(of: call, 0)
    }
  }

  private func grouping(_ name: String, at location: SourceLocation?) throws(Diagnostic) -> Grouping {
    try groupings.value(name) { () throws(Diagnostic) in
      guard let table = tables[name] else {
        throw .unknownName(name, what: "source", valid: tables.keys.sorted(), kind: .badData, at: location)
      }
      var whole = aggregation
      whole.groupBy = []
      return try Grouping(whole, table)
    }
  }
}
