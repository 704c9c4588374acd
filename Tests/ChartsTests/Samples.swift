import Charts
import Foundation
import Graphics
import Statistics
import Tables

/// Charts like those of a report, with made-up numbers.
enum Samples {
  typealias NamedChart = (name: String, chart: @Sendable (_ width: Double) throws -> Chart)

  static let all: [NamedChart] = [
    ("heat-23x12", { try Chart(heatmap(width: $0), table: networkByTask()) }),
    ("heat-9x12", { try Chart(heatmap(width: $0), table: networkByTask(networks: 9)) }),
    ("heat-3x5", { try depthByActivation(width: $0) }),
    ("heat-difference", { try difference(width: $0) }),
    ("bar-type", { try Chart(bar(["network_type"], width: $0), table: bars(["network_type"], types.map { [$0] })) }),
    (
      "bar-network",
      {
        try Chart(
          bar(networkColumns, width: $0),
          table: bars(networkColumns, networks.map { [$0.type, "\($0.depth)", $0.activation] }))
      }
    ),
    (
      "bar-activation",
      {
        try Chart(bar(["network_activation"], width: $0), table: bars(["network_activation"], activations.map { [$0] }))
      }
    ),
    ("bar-grouped", { try grouped(width: $0, facet: nil) }),
    ("bar-facets", { try grouped(width: $0, facet: "depth") }),
    ("line-curves", { try curves(width: $0) }),
    ("line-rates", { try rates(width: $0) }),
    ("scatter", { try scatter(width: $0) }),
    ("forest", { try forest(width: $0) }),
    ("profile", { try profile(width: $0) }),
    ("critical-difference", { try criticalDifference(width: $0) }),
  ]

  static let tasks = [
    "reduce_sum", "reduce_max", "concat", "dot", "elementwise_mul", "one_hot_sum", "elementwise_add", "equality",
    "almost_equal", "logical_and", "logical_or", "logical_xor",
  ]
  static let activations = ["linear", "tanh", "relu", "sigmoid", "selu"]
  static let types = ["dense", "dense_residual", "mlp", "multiply", "multiply_simple", "two_tower_sum"]
  static let networkColumns = ["network_type", "network_depth", "network_activation"]

  /// The 23 published networks.
  static let networks: [(type: String, depth: Int, activation: String)] =
    [1, 2].flatMap { depth in activations.map { ("dense", depth, $0) } } + [("dense", 3, "selu")]
    + [2, 3].flatMap { depth in activations.map { ("dense_residual", depth, $0) } }
    + [("multiply", 1, "linear"), ("multiply_simple", 1, "linear")]

  static func networkByTask(networks chosen: Int = 23, missing: Int = 9) -> Table {
    var generator = RandomGenerator(seed: 5)
    let cells = networks.prefix(chosen).flatMap { network in tasks.map { (network, $0) } }
    let values = cells.map { _ in accuracy(&generator) }
    let flags = cells.map { ["reduce_max", "equality"].contains($0.1) ? 1.0 : 0 }
    let kept = cells.indices.filter { $0 % 29 != 7 || $0 > 29 * missing }
    return Table([
      Column("network_type", texts: cells.map { $0.0.type }),
      Column("network_depth", numbers: cells.map { Double($0.0.depth) }),
      Column("network_activation", texts: cells.map { $0.0.activation }),
      Column("task", texts: cells.map(\.1)),
      Column("accuracy_mean", numbers: values),
      Column("constant", numbers: flags),
    ]).rows(kept)
  }

  static func heatmap(width: Double = 5.5 * 72) -> ChartSpecification {
    ChartSpecification(
      marks: ["heatmap"], x: Channel(["task"], order: tasks),
      y: Channel(networkColumns, title: "network", order: activations)
    ) {
      $0.fill = Channel("accuracy_mean", title: "mean accuracy")
      $0.flag = "constant"
      $0.flagTitle = "solved by a constant"
      $0.missingTitle = "no result"
      $0.width = width
    }
  }

  static func bar(_ x: [String], fill: String? = nil, width: Double = 5.5 * 72) -> ChartSpecification {
    ChartSpecification(
      marks: ["bar"], x: Channel(x, order: activations), y: Channel("accuracy_mean", title: "mean accuracy")
    ) {
      $0.fill = fill.map { Channel($0) }
      $0.interval = IntervalColumns(
        low: "accuracy_mean_low", high: "accuracy_mean_high", title: "95% bootstrap interval")
      $0.width = width
    }
  }

  /// Returns columns of names with a mean and an interval inside 0...1.
  static func bars(_ columns: [String], _ rows: [[String]], seed: UInt64 = 3) -> Table {
    var generator = RandomGenerator(seed: seed)
    let values = rows.map { _ in accuracy(&generator) }
    let halves = values.map { 0.2 * $0 * (1 - $0) + 0.01 }
    return Table(
      columns.enumerated().map { index, name in Column(name, texts: rows.map { $0[index] }) } + [
        Column("accuracy_mean", numbers: values),
        Column("accuracy_mean_low", numbers: zip(values, halves).map { max(0, $0 - $1 * 1.3) }),
        Column("accuracy_mean_high", numbers: zip(values, halves).map { min(1, $0 + $1) }),
      ])
  }

  static func accuracy(_ generator: inout RandomGenerator) -> Double {
    let u = generator.uniform()
    return u < 0.3 ? 1 - u * 0.03 : u
  }
}

// MARK: Single charts

extension Samples {
  private static func depthByActivation(width: Double) throws -> Chart {
    var specification = heatmap(width: width)
    specification.x = Channel(["network_activation"], order: activations)
    specification.y = Channel("network_depth")
    specification.flag = nil
    specification.showsMarginalMeans = true
    let rows = ["1", "2", "3"].flatMap { depth in activations.map { [depth, $0] } }
    return try Chart(specification, table: bars(["network_depth", "network_activation"], rows))
  }

  private static func difference(width: Double) throws -> Chart {
    var specification = heatmap(width: width)
    specification.x = Channel(["network_activation"], order: activations)
    specification.y = Channel("task")
    specification.fill = Channel("difference", title: "difference of accuracies")
    specification.flag = nil
    specification.center = 0
    let rows = tasks.flatMap { task in activations.map { [task, $0] } }
    let table = bars(["task", "network_activation"], rows)
    let values = (0..<table.rowCount).map { table["accuracy_mean"]!.number($0)! - 0.6 }
    return try Chart(specification, table: table.adding(Column("difference", numbers: values)))
  }

  private static func grouped(width: Double, facet: String?) throws -> Chart {
    let depths = facet == nil ? ["1"] : ["1", "2", "3"]
    let rows = depths.flatMap { depth in
      types.prefix(4).flatMap { type in ["one_hot", "many_hot", "random"].map { [type, $0, depth] } }
    }
    var specification = bar(["network_type"], fill: "dataset", width: width)
    specification.facet = facet.map { Channel([$0], title: "depth") }
    specification.rules = [ReferenceLine(0.5, title: "best constant")]
    return try Chart(specification, table: bars(["network_type", "dataset", "depth"], rows))
  }

  private static func curves(width: Double) throws -> Chart {
    let steps = (0...60).map { Double($0) * 500 }
    func loss(_ index: Int, _ step: Double) -> Double {
      let time = 2000 * Double(index + 1)
      return 0.9 * exp(-step / time) + 0.02 * Double(index) + 0.01
    }
    let rows: [(String, Double, Double)] = types.prefix(4).enumerated().flatMap { index, type in
      steps.map { (type, $0, loss(index, $0)) }
    }
    let table = Table([
      Column("network_type", texts: rows.map(\.0)), Column("step", numbers: rows.map(\.1)),
      Column("loss", numbers: rows.map(\.2)), Column("low", numbers: rows.map { $0.2 * 0.8 }),
      Column("high", numbers: rows.map { $0.2 * 1.25 }),
    ])
    let specification = ChartSpecification(
      marks: ["line"], x: Channel("step"), y: Channel(["loss"], title: "validation loss", scale: .log)
    ) {
      $0.color = Channel("network_type")
      $0.interval = IntervalColumns(low: "low", high: "high", title: "median and quartiles")
      $0.width = width
    }
    return try Chart(specification, table: table)
  }

  private static func rates(width: Double) throws -> Chart {
    let rates = [1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 1e-1]
    func accuracy(_ index: Int, _ rate: Double) -> Double {
      let distance = log10(rate) + 2.4 + 0.3 * Double(index)
      return 1 / (1 + distance * distance)
    }
    let rows: [(String, Double, Double)] = ["dot", "concat", "equality"].enumerated().flatMap { index, task in
      rates.map { (task, $0, accuracy(index, $0)) }
    }
    let table = Table([
      Column("task", texts: rows.map(\.0)), Column("lr", numbers: rows.map(\.1)),
      Column("accuracy", numbers: rows.map(\.2)),
    ])
    var specification = ChartSpecification(
      marks: ["line"], x: Channel(["lr"], title: "learning rate", scale: .log), y: Channel("accuracy")
    ) {
      $0.color = Channel("task")
      $0.width = width
    }
    specification.marks = ["line", "point"]
    return try Chart(specification, table: table)
  }
}
