import Analysis
import Tables

/// A comparison of two runs for programs.
struct ComparisonReport: Encodable {
  let a: String
  let b: String
  let measure: String
  let commonCells: Int
  /// The shares of common cells whose values differ by at most so much.
  let within: [Share]
  /// Of B − A.
  let mean: Difference
  let median: Difference
  let rankCorrelations: [RankCorrelation]
  /// The cells that only one file has.
  let onlyA: Int
  let onlyB: Int
  /// Cells of both files that have a value that is not finite, or two whose difference is none. They are left out.
  let infiniteCells: Int
  /// The cells with the largest differences, the worst first.
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

  /// - Parameter axes: the columns that make a cell, those of each axis together.
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
