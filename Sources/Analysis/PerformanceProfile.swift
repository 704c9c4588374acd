import Basics
import Tables

/// For each value of a column, the share of trials above a threshold τ, for many τ.
///
/// Source: Agarwal et al., "Deep Reinforcement Learning at the Edge of the Statistical Precipice", NeurIPS 2021.
package enum PerformanceProfile {
  /// The positions of τ in the range of the measure: every fortieth of the range, and 0.99, the default threshold of
  /// `solved`.
  private static let shares = ((0...40).map { Double($0) / 40 } + [0.99]).sorted()

  /// Returns one row per value and τ: the column, `threshold`, and `share` with `share_low` and `share_high`. τ covers
  /// the range of the measure, or 0 to 1 if no range is known.
  ///
  /// - Parameters:
  ///   - column: the column whose values are compared.
  ///   - measure: the column of the measure, which holds numbers; larger is better.
  ///   - aggregation: how rows become trials, and the method of the intervals. Its groups and measures are ignored.
  ///   - table: the results.
  package static func table(
    of column: String, measure: String, _ aggregation: Aggregation, _ table: Table
  ) throws(Diagnostic) -> Table {
    var aggregation = aggregation
    aggregation.groupBy = [column]
    let grouping = try Grouping(aggregation, table)
    let range = aggregation.ranges[measure] ?? 0...1
    var names: [String?] = []
    var numbers: [[Double]] = [[], [], [], []]
    for group in 0..<grouping.count {
      for share in Self.shares {
        let threshold = range.lowerBound + share * (range.upperBound - range.lowerBound)
        guard
          case .estimate(let estimate) = try grouping.value(
            of: ReducerCall(.profile, measure, arguments: [threshold]), group)
        else { continue }
        names.append(grouping.keyColumns[0].text(group))
        let values = [threshold, estimate.value, estimate.interval?.low, estimate.interval?.high]
        for (index, value) in values.enumerated() { numbers[index].append(value ?? .nan) }
      }
    }
    let columns = ["threshold", "share", "share_low", "share_high"]
    return Table([Column(column, texts: names)] + zip(columns, numbers).map { Column($0, numbers: $1) })
  }
}
