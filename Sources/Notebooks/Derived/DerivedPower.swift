import Analysis
import Basics

/// The power of studies of several sizes, simulated from the observed clusters:
/// `{make: power, value: effect, cluster: operation, margin: 0.3, sizes: [6, 12, 18]}`.
struct DerivedPower: DerivedTableKind {
  static let name = "power"
  static let summary = "how often studies of several sizes would come to a verdict, by simulation from clusters"
  static let fields =
    ClusteredSource.fields + [
      OptionField("sizes", .oneOrMore(.wholeNumber(in: 2...10_000)), "Numbers of clusters.", isRequired: true)
    ]

  private let clustered: ClusteredSource
  private let sizes: [Int]

  var place: SourceText { clustered.value }
  var sources: [SourceText] { clustered.source.map { [$0] } ?? [] }

  init?(_ reader: OptionReader, name: SourceText) {
    guard let clustered = ClusteredSource(reader, name: name) else { return nil }
    let texts = reader.list("sizes")
    sizes = texts.compactMap { Int($0.text) }.filter { (2...10_000).contains($0) }
    guard !texts.isEmpty, sizes.count == texts.count, sizes.count <= 100 else {
      reader.problems.report(
        "'sizes' must be at most 100 whole numbers from 2 to 10000, such as [6, 12, 18]",
        at: (reader.key("sizes") ?? name).location())
      return nil
    }
    self.clustered = clustered
  }

  func make(from input: DerivedTable.Input) throws(Diagnostic) -> DerivedTable.Result {
    guard let table = try clustered.table(input, clustered.source) else { return .nothing }
    let power = PowerTable(clustered.rows, margin: clustered.margin, sizes: sizes)
    return .init(table: try power.table(table, input.aggregation.condition))
  }
}
