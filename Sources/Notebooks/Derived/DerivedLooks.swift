import Analysis
import Basics

/// A study that is examined after each block of clusters, with bounds that allow for this:
/// `{make: looks, value: effect, cluster: operation, block: block, planned: 3, margin: 0.3}`.
struct DerivedLooks: DerivedTableKind {
  static let name = "looks"
  static let summary = "a study that is looked at after each block of clusters, with the bounds of O'Brien and Fleming"
  static let fields =
    ClusteredSource.fields + [
      OptionField("block", .text, "The column of the blocks.", isRequired: true),
      OptionField("planned", .wholeNumber(in: lookCounts), "How many looks are planned.", isRequired: true),
    ]
  private static let lookCounts = 1...20

  private let clustered: ClusteredSource
  private let block: SourceText
  private let planned: Int

  var place: SourceText { clustered.value }
  var sources: [SourceText] { clustered.source.map { [$0] } ?? [] }

  init?(_ reader: OptionReader, name: SourceText) {
    guard let clustered = ClusteredSource(reader, name: name), let block = reader.required("block", in: name),
      reader.required("planned", in: name) != nil
    else { return nil }
    guard let planned = reader.wholeNumber("planned", in: Self.lookCounts) else { return nil }
    (self.clustered, self.block, self.planned) = (clustered, block, planned)
  }

  func make(from input: DerivedTable.Input) throws(Diagnostic) -> DerivedTable.Result {
    guard let table = try clustered.table(input, clustered.source) else { return .nothing }
    _ = try table.column(block.text, at: block.location())
    let looks = SequentialLooks(
      clustered.rows, block: block.text, planned: planned, margin: clustered.margin)
    return .init(table: try looks.table(table, input.aggregation.condition))
  }
}
