import Basics
import Platform

/// How long the trials that remain will take: by what was measured of their kind, else by their arithmetic.
package struct Forecast: Sendable {
  /// Trials that take about as long as one another. There are few of them in grids of any size.
  private struct Kind: Hashable {
    var type: String
    var depth: Int
    var activation: String
    var dataset: String
    /// Eighths of doublings of the arithmetic.
    var scale: Int
  }

  private struct Experience {
    var remaining = 0
    /// Of all that remain.
    var operations = 0.0
    var measured = 0
    var seconds = 0.0
  }

  /// Operations a second of one core, before anything was measured; found on a core of 2023.
  private static let assumedSpeed = 1e11

  private var costs: TrialCosts
  private var kinds: [Kind: Experience] = [:]
  private var measured = (seconds: 0.0, operations: 0.0)

  /// - Parameter steps: of a trial.
  package init(steps: Int) {
    self.init(TrialCosts(steps: steps))
  }

  /// - Parameter costs: of a grid whose cells are added as such.
  init(_ costs: TrialCosts) {
    self.costs = costs
  }

  /// Takes note of trials that remain.
  ///
  /// - Parameter trial: one of them; the others differ in nothing that takes time.
  package mutating func add(_ trial: Trial, count: Int = 1) {
    change(trial) { kind, operations in
      kind.remaining += count
      kind.operations += Double(count) * operations
    }
  }

  /// Takes note of trials of a cell that remain.
  mutating func add(_ cell: GridCells.Cell, of cells: GridCells, count: Int) {
    let operations = costs.operations(cell)
    let kind = kind(cells.networks[cell.network], cells.datasets[cell.dataset], operations)
    kinds[kind, default: Experience()].remaining += count
    kinds[kind, default: Experience()].operations += Double(count) * operations
  }

  package mutating func finish(_ trial: Trial, seconds: Double) {
    add(trial, count: -1)
    learn(trial, seconds: seconds)
  }

  /// Takes note of a trial that was trained before.
  package mutating func learn(_ trial: Trial, seconds: Double) {
    var known = 0.0
    change(trial) { kind, operations in
      kind.measured += 1
      kind.seconds += seconds
      known = operations
    }
    measured = (measured.seconds + seconds, measured.operations + known)
  }

  /// The seconds until all remaining trials are done. There are never more busy cores than trials. Not a number where
  /// nobody can know.
  package func remainingSeconds(jobs: Int) -> Double {
    let remaining = kinds.values.reduce(0) { $0 + $1.remaining }
    guard costs.areKnown || remaining == 0 || kinds.values.contains(where: { $0.measured > 0 }) else { return .nan }
    return remainingWork / Double(max(1, min(jobs, remaining)))
  }

  /// Seconds on one core of all trials that remain.
  private var remainingWork: Double {
    // A program of which some trials were measured takes as long for the others.
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
