import Analysis
import Basics
import Tables

/// A kind of derived table that compares the values of a column and has no option of its own.
protocol ComparedTableKind: DerivedTableKind {
  var compared: ComparedColumn { get }

  init(compared: ComparedColumn)

  func make(of rows: Table, _ aggregation: Aggregation) throws(Diagnostic) -> DerivedTable.Result
}

extension ComparedTableKind {
  static var fields: [OptionField] { ComparedColumn.fields }

  var place: SourceText { compared.measure }
  var sources: [SourceText] { compared.source.map { [$0] } ?? [] }

  init?(_ reader: OptionReader, name: SourceText) {
    guard let compared = ComparedColumn(reader, name: name) else { return nil }
    self.init(compared: compared)
  }

  func make(from input: DerivedTable.Input) throws(Diagnostic) -> DerivedTable.Result {
    guard let rows = try compared.rows(input) else { return .nothing }
    return try make(of: rows, input.aggregation)
  }
}
