import Basics
import Platform

/// Estimates how long the remaining trials take: from measured trials of the same kind, or else from the number of
/// arithmetic operations.
package struct Forecast: Sendable {
  /// A group of trials that take about equally long. Grids of any size have few kinds.
  private struct Kind: Hashable {
    var type: String
    var depth: Int
    var activation: String
    var dataset: String
    /// The number of operations on a logarithmic scale: 8 · log2(operations), rounded.
    var scale: Int
  }

  private struct Experience {
    var remaining = 0
    /// The operations of all remaining trials.
    var operations = 0.0
    var measured = 0
    var seconds = 0.0
  }

  /// The operations per second of one core that are assumed before anything was measured. Measured on a core of 2023.
  private static let assumedSpeed = 1e11

  private var costs: TrialCosts
  private var kinds: [Kind: Experience] = [:]
  private var measured = (seconds: 0.0, operations: 0.0)

  /// - Parameter steps: the number of training steps of a trial.
  package init(steps: Int) {
    self.init(TrialCosts(steps: steps))
  }

  /// - Parameter costs: the costs of the grid whose cells will be added.
  init(_ costs: TrialCosts) {
    self.costs = costs
  }

  /// Adds remaining trials.
  ///
  /// - Parameters:
  ///   - trial: one of them. The others must take as long.
  ///   - count: the number of trials.
  package mutating func add(_ trial: Trial, count: Int = 1) {
    change(trial) { kind, operations in
      kind.remaining += count
      kind.operations += Double(count) * operations
    }
  }

  /// Adds remaining trials of a cell.
  mutating func add(_ cell: GridCells.Cell, of cells: GridCells, count: Int) {
    let operations = costs.operations(cell)
    let kind = kind(cells.networks[cell.network], cells.datasets[cell.dataset], operations)
    kinds[kind, default: Experience()].remaining += count
    kinds[kind, default: Experience()].operations += Double(count) * operations
  }

  /// Removes a remaining trial that is done, and learns from its time.
  package mutating func finish(_ trial: Trial, seconds: Double) {
    add(trial, count: -1)
    learn(trial, seconds: seconds)
  }

  /// Learns from the time of a trial that was not among the remaining ones, such as one of an earlier run.
  package mutating func learn(_ trial: Trial, seconds: Double) {
    var known = 0.0
    change(trial) { kind, operations in
      kind.measured += 1
      kind.seconds += seconds
      known = operations
    }
    measured = (measured.seconds + seconds, measured.operations + known)
  }

  /// Returns the estimated seconds until all remaining trials are done; NaN if nothing is known about them. No more
  /// cores are counted than trials remain.
  package func remainingSeconds(jobs: Int) -> Double {
    let remaining = kinds.values.reduce(0) { $0 + $1.remaining }
    guard costs.areKnown || remaining == 0 || kinds.values.contains(where: { $0.measured > 0 }) else { return .nan }
    return remainingWork / Double(max(1, min(jobs, remaining)))
  }

  /// The estimated seconds that all remaining trials take on one core.
  private var remainingWork: Double {
    // The remaining trials of a program are assumed to take as long as the measured ones.
    guard costs.areKnown else {
      let total = kinds.values.reduce((count: 0, seconds: 0.0)) { ($0.count + $1.measured, $0.seconds + $1.seconds) }
      let remaining = kinds.values.reduce(0) { $0 + $1.remaining }
      return total.count > 0 ? Double(remaining) * total.seconds / Double(total.count) : 0
    }
    let pace = measured.operations > 0 ? measured.seconds / measured.operations : 1 / Self.assumedSpeed
    return kinds.values.reduce(0) { sum, kind in
      guard kind.measured > 0 else { return sum + kind.operations * pace }
      return sum + Double(kind.remaining) * kind.seconds / Double(kind.measured)
    }
  }

  private mutating func change(_ trial: Trial, _ body: (inout Experience, _ operations: Double) -> Void) {
    let operations = costs.operations(trial.choice, costs.shape(ofTask: trial.task))
    body(&kinds[kind(trial.choice, trial.dataset, operations), default: Experience()], operations)
  }

  private func kind(_ network: NetworkChoice, _ dataset: String, _ operations: Double) -> Kind {
    Kind(
      type: network.type, depth: network.depth, activation: network.activation, dataset: dataset,
      scale: Int(rounding: 8 * log2(max(1, operations)), within: 0...1_000))
  }
}
