import Charts
import Foundation
import Graphics
import Statistics
import Tables

/// Charts with two numeric axes, or with a list of names at the left.
extension Samples {
  static func scatter(width: Double) throws -> Chart {
    var generator = RandomGenerator(seed: 11)
    let values = (0..<250).map { _ in accuracy(&generator) }
    let table = Table([
      Column("published", numbers: values),
      Column("ours", numbers: values.map { min(1, max(0, $0 + 0.1 * (generator.uniform() - 0.5))) }),
      Column("kind", texts: values.indices.map { ["valid", "solved by a constant", "residual dropped"][$0 % 3] }),
    ])
    let specification = ChartSpecification(
      marks: ["scatter"], x: Channel("published", title: "accuracy as published"),
      y: Channel("ours", title: "accuracy of this run")
    ) {
      $0.color = Channel("kind")
      $0.width = width
    }
    return try Chart(specification, table: table)
  }

  static func forest(width: Double) throws -> Chart {
    let differences = [0.21, 0.18, 0.05, -0.02, -0.11, 0.33, 0.01, 0.4]
    let table = Table([
      Column("task", texts: Array(tasks.prefix(8))), Column("difference", numbers: differences),
      Column("low", numbers: differences.map { $0 - 0.06 }), Column("high", numbers: differences.map { $0 + 0.08 }),
    ])
    var specification = ChartSpecification(
      marks: ["forest"], x: Channel("difference", title: "accuracy of multiply minus dense"), y: Channel("task")
    ) {
      $0.interval = IntervalColumns(low: "low", high: "high", title: "95% interval")
      $0.width = width
    }
    specification.y.sort = .descending
    return try Chart(specification, table: table)
  }

  static func profile(width: Double) throws -> Chart {
    let thresholds = (0...50).map { Double($0) / 50 }
    func share(_ index: Int, _ threshold: Double) -> Double { 1 - pow(threshold, Double(index + 1) * 0.8) * 0.9 }
    let rows: [(String, Double, Double)] = types.prefix(3).enumerated().flatMap { index, type in
      thresholds.map { (type, $0, share(index, $0)) }
    }
    let table = Table([
      Column("network_type", texts: rows.map(\.0)), Column("threshold", numbers: rows.map(\.1)),
      Column("share", numbers: rows.map(\.2)), Column("low", numbers: rows.map { max(0, $0.2 - 0.05) }),
      Column("high", numbers: rows.map { min(1, $0.2 + 0.05) }),
    ])
    let specification = ChartSpecification(
      marks: ["profile"], x: Channel("threshold", title: "accuracy τ"),
      y: Channel("share", title: "share of trials above τ")
    ) {
      $0.color = Channel("network_type")
      $0.interval = IntervalColumns(low: "low", high: "high", title: "95% band")
      $0.width = width
    }
    return try Chart(specification, table: table)
  }

  static func criticalDifference(width: Double) throws -> Chart {
    let table = Table([
      Column("network_type", texts: types), Column("rank", numbers: [3.9, 2.86, 4.1, 1.4, 2.1, 5.3]),
      Column("cliques", texts: ["bc", "b", "c", "a", "ab", "c"]),
    ])
    var specification = ChartSpecification(
      marks: ["critical_difference"], x: Channel("rank", title: "mean rank"), y: Channel("network_type")
    ) {
      $0.width = width
    }
    specification.cliques = "cliques"
    specification.criticalDifference = 1.25
    return try Chart(specification, table: table)
  }
}
