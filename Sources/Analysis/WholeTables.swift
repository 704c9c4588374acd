import Basics
import Tables

/// Tables that prose takes its numbers from, all rows of each together. A table is prepared when first asked for, once:
/// a text has dozens of numbers. May be shared by threads.
package final class WholeTables: Sendable {
  private let aggregation: Aggregation
  private let main: String
  private let tables: [String: Table]
  private let groupings = Memo<String, Grouping>()

  package static let none = WholeTables(Aggregation(), main: "", [:])

  /// - Parameters:
  ///   - aggregation: the settings, without groups, measures and parameters.
  ///   - main: the name of the table for calls without a source.
  package init(_ aggregation: Aggregation, main: String, _ tables: [String: Table]) {
    self.aggregation = aggregation
    self.main = main
    self.tables = tables
  }

  /// - Throws: for an unknown source, column or parameter, for texts where numbers are needed, and where values of a
  ///   separate column would be pooled.
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
