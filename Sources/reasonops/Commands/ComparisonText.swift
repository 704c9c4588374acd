import Analysis
import Tables

/// A comparison of two runs as text.
struct ComparisonText {
  private let comparison: RunComparison
  private let a: String
  private let b: String
  private let worst: Int
  /// The columns that make a cell, grouped by axis.
  private let axes: [[String]]

  /// The maximum number of listed cells that only one file has. Further cells are only counted.
  private static let maximumListed = 20

  /// The distances for which the share of close cells is reported.
  static let distances = [0.01, 0.05, 0.1]

  init(_ comparison: RunComparison, axes: [[String]], a: String, b: String, worst: Int) {
    self.axes = axes
    self.comparison = comparison
    self.a = a
    self.b = b
    self.worst = worst
  }

  var text: String {
    (["A  \(a)", "B  \(b)", ""] + summary + worstCells + only(comparison.onlyA, a, empty: comparison.withoutValue.inB)
      + only(comparison.onlyB, b, empty: comparison.withoutValue.inA))
      .joined(separator: "\n")
  }

  private var summary: [String] {
    var rows = [("common cells", "\(comparison.cells.rowCount)")]
    if comparison.infiniteCells > 0 { rows.append(("not finite, left out", "\(comparison.infiniteCells)")) }
    for distance in Self.distances {
      let share = comparison.share(within: distance).map { NumberText.fixed(100 * $0, digits: 1) + " %" } ?? "–"
      rows.append(("within \(NumberText.shortest(distance)) \(comparison.measure)", share))
    }
    rows.append(("mean of B − A", text(of: comparison.meanDifference)))
    rows.append(("median of B − A", text(of: comparison.medianDifference)))
    for axis in ranked {
      let correlation = comparison.rankCorrelation(of: axis.columns).map { NumberText.fixed($0, digits: 3) } ?? "–"
      rows.append(("rank correlation of \(axis.title)", correlation))
    }
    let width = rows.map(\.0.count).max() ?? 0
    return rows.map { $0.0 + String(repeating: " ", count: width + 2 - $0.0.count) + $0.1 }
  }

  /// The axes whose rank correlation is reported. For results of the study, that is only the axis of the networks.
  private var ranked: [(title: String, columns: [String])] {
    if axes.contains(ResultsRules.network) { return [("networks", ResultsRules.network)] }
    return axes.count < 2 ? [] : axes.map { ($0.joined(separator: ", "), $0) }
  }

  private func text(of estimate: Estimate) -> String {
    guard let value = estimate.value else { return "–" }
    let interval = estimate.interval.map {
      "  [\(NumberText.fixed($0.low, digits: 4)), \(NumberText.fixed($0.high, digits: 4))]"
    }
    return NumberText.fixed(value, digits: 4) + (interval ?? "")
  }

  private var worstCells: [String] {
    let cells = comparison.worst(worst)
    guard cells.rowCount > 0 else { return [] }
    let lines = (0..<cells.rowCount).map { row in
      let numbers = ["\(comparison.measure)_a", "\(comparison.measure)_b", "difference"].map {
        NumberText.fixed(cells[$0]?.number(row) ?? .nan, digits: 4)
      }
      return "  \(numbers[0]) → \(numbers[1])  (\(numbers[2]))  \(name(cells, row))"
    }
    return ["", "The largest differences, A → B"] + lines
  }

  /// - Parameter empty: The number of these cells that the other file has without a value.
  private func only(_ cells: Table, _ file: String, empty: Int) -> [String] {
    guard cells.rowCount > 0 else { return [] }
    let shown = (0..<min(cells.rowCount, Self.maximumListed)).map { "  \(name(cells, $0))" }
    let rest = cells.rowCount - shown.count
    let head =
      empty == 0
      ? "only in \(file)" : "with a value only in \(file); the other file has \(empty) of them, without a value"
    return ["", "\(cells.rowCount) \(head)"] + shown + (rest > 0 ? ["  … and \(rest) more"] : [])
  }

  /// Returns the name of a cell, such as `dot, one_hot, dense 1 linear`.
  private func name(_ cells: Table, _ row: Int) -> String {
    axes.map { axis in axis.compactMap { cells[$0]?.text(row) }.joined(separator: " ") }.joined(separator: ", ")
  }
}
