import Analysis
import Tables

/// A comparison of two runs, for JSON.
struct ComparisonReport: Encodable {
  let a: String
  let b: String
  let measure: String
  let commonCells: Int
  /// For several distances, the share of common cells whose values differ by at most that distance.
  let within: [Share]
  /// The mean of B − A over the cells, with its interval.
  let mean: Difference
  let median: Difference
  let rankCorrelations: [RankCorrelation]
  /// The number of cells that only A has.
  let onlyA: Int
  /// The number of cells that only B has.
  let onlyB: Int
  /// The number of common cells that are left out, because a value or the difference is not finite.
  let infiniteCells: Int
  /// The cells with the largest differences, the largest first.
  let worst: [Cell]

  struct Share: Encodable {
    let distance: Double
    let share: Double?
  }

  struct Difference: Encodable {
    let value: Double?
    let low: Double?
    let high: Double?

    init(_ estimate: Estimate) {
      (value, low, high) = (estimate.value, estimate.interval?.low, estimate.interval?.high)
    }
  }

  struct RankCorrelation: Encodable {
    let columns: [String]
    let value: Double?
  }

  struct Cell: Encodable {
    let cell: [String: String]
    let a: Double?
    let b: Double?
  }

  /// - Parameters:
  ///   - comparison: The comparison.
  ///   - axes: The columns that make a cell, grouped by axis.
  ///   - a: The path of the first file.
  ///   - b: The path of the second file.
  ///   - worst: The number of cells to list.
  init(_ comparison: RunComparison, axes: [[String]], a: String, b: String, worst: Int) {
    (self.a, self.b, measure) = (a, b, comparison.measure)
    commonCells = comparison.cells.rowCount
    within = ComparisonText.distances.map { Share(distance: $0, share: comparison.share(within: $0)) }
    mean = Difference(comparison.meanDifference)
    median = Difference(comparison.medianDifference)
    rankCorrelations = axes.map { RankCorrelation(columns: $0, value: comparison.rankCorrelation(of: $0)) }
    (onlyA, onlyB) = (comparison.onlyA.rowCount, comparison.onlyB.rowCount)
    infiniteCells = comparison.infiniteCells
    let cells = comparison.worst(worst)
    self.worst = (0..<cells.rowCount).map { row in
      let names = axes.joined().compactMap { name in cells[name].map { (name, $0.text(row) ?? "") } }
      func number(_ run: String) -> Double? { cells["\(comparison.measure)_\(run)"]?.number(row) }
      return Cell(cell: Dictionary(names) { $1 }, a: number("a"), b: number("b"))
    }
  }
}
