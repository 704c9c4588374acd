import Basics
import Tables

/// For each value of a column the share of trials above τ, for many τ.
///
/// Source: Agarwal et al., "Deep Reinforcement Learning at the Edge of the Statistical Precipice", NeurIPS 2021.
package enum PerformanceProfile {
  /// Where τ stands in the range of the measure: every fortieth of it, and 0.99, from which a trial counts as solved.
  private static let shares = ((0...40).map { Double($0) / 40 } + [0.99]).sorted()

  /// One row per value and τ: the column, `threshold`, `share` with `share_low` and `share_high`. τ runs over the range
  /// of the measure, or from 0 to 1.
  ///
  /// - Parameters:
  ///   - measure: a column of numbers, larger is better.
  ///   - aggregation: how rows become trials and which interval is meant; its groups and measures do not count.
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
