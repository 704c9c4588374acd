import Analysis
import Basics
import Tables

/// The options shared by all tables with inference over clusters: `value: effect, cluster: operation, margin: 0.3`
/// and `source`.
struct ClusteredSource: Sendable {
  let rows: ClusterRows
  let value: SourceText
  private let cluster: SourceText
  /// The source of the rows; nil for `results`.
  let source: SourceText?
  let margin: Double

  static let fields = [
    OptionField("value", .text, "A column of effects.", isRequired: true),
    OptionField("cluster", .text, "The column whose values make the clusters.", isRequired: true),
    ComparedColumn.source, OptionField("margin", .number(in: margins), "The least effect that matters."),
  ]
  private static let margins = 0...1e9

  /// Reads the options. Reports a missing value or cluster and returns nil.
  init?(_ reader: OptionReader, name: SourceText) {
    guard let value = reader.required("value", in: name), let cluster = reader.required("cluster", in: name) else {
      return nil
    }
    (self.value, self.cluster, source) = (value, cluster, reader.text("source"))
    rows = ClusterRows(value: value.text, cluster: cluster.text)
    margin = reader.number("margin", in: Self.margins) ?? 0
  }

  /// Returns the rows of a source; nil if an optional table lacks its source.
  func table(_ input: DerivedTable.Input, _ source: SourceText?) throws(Diagnostic) -> Table? {
    guard let table = try input.rows(of: source) else { return nil }
    for name in [value, cluster] { _ = try table.column(name.text, at: name.location()) }
    return table
  }
}
