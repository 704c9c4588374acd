import Charts
import Graphics
import Statistics
import Tables

/// Charts as the writeup has them, over made-up numbers.
enum Samples {
  static let tasks = [
    "reduce_sum", "reduce_max", "concat", "dot", "elementwise_mul", "one_hot_sum", "elementwise_add", "equality",
    "almost_equal", "logical_and", "logical_or", "logical_xor",
  ]
  static let activations = ["linear", "tanh", "relu", "sigmoid", "selu"]

  /// The 23 published networks.
  static let networks: [(type: String, depth: Int, activation: String)] =
    [1, 2].flatMap { depth in activations.map { ("dense", depth, $0) } } + [("dense", 3, "selu")]
    + [2, 3].flatMap { depth in activations.map { ("dense_residual", depth, $0) } }
    + [("multiply", 1, "linear"), ("multiply_simple", 1, "linear")]

  static let networkColumns = ["network_type", "network_depth", "network_activation"]

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

  /// Two columns of names, or one, with a mean and an interval inside 0...1.
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

  static func heatmap(width: Double = 5.5 * 72) -> ChartSpecification {
    ChartSpecification(
      mark: "heatmap", x: Channel(["task"], order: tasks),
      y: Channel(networkColumns, title: "network", order: activations),
      fill: Channel("accuracy_mean", title: "mean accuracy"), flag: "constant",
      flagTitle: "solved by a constant", missingTitle: "no result", width: width)
  }

  static func bar(_ x: [String], fill: String? = nil, width: Double = 5.5 * 72) -> ChartSpecification {
    ChartSpecification(
      mark: "bar", x: Channel(x, order: activations), y: Channel("accuracy_mean", title: "mean accuracy"),
      fill: fill.map { Channel($0) },
      interval: IntervalColumns(
        low: "accuracy_mean_low", high: "accuracy_mean_high", title: "95 % bootstrap interval"), width: width)
  }

  private static func accuracy(_ generator: inout RandomGenerator) -> Double {
    let u = Double(generator.next() >> 11) * 0x1p-53
    return u < 0.3 ? 1 - u * 0.03 : u
  }
}
