/// How long the trials that remain will take: by what was measured of their kind, else by their arithmetic.
package struct Forecast: Sendable {
  /// Trials that take about as long as one another.
  private struct Kind: Hashable {
    var shape: Shape
    var dataset: String
  }

  /// Trials of the same arithmetic.
  private struct Shape: Hashable {
    var network: NetworkChoice
    var inputWidth: Int
    var outputWidth: Int
  }

  private struct Experience {
    var operations: Double
    var remaining = 0
    var measured = 0
    var seconds = 0.0
  }

  /// Operations a second of one core, before anything was measured; found on a core of 2023.
  private static let assumedSpeed = 1e11
  /// What a training step costs however small the network is, as operations.
  private static let overhead = 6e5

  private let steps: Double
  private let tasks = Dictionary(LearningTask.all.map { ($0.name, $0) }) { first, _ in first }
  private var kinds: [Kind: Experience] = [:]
  private var operationsByShape: [Shape: Double] = [:]

  /// - Parameter steps: of a trial.
  package init(steps: Int) {
    self.steps = Double(steps)
  }

  package mutating func add(_ trial: Trial) {
    change(trial) { $0.remaining += 1 }
  }

  package mutating func finish(_ trial: Trial, seconds: Double) {
    change(trial) { $0.remaining -= 1 }
    learn(trial, seconds: seconds)
  }

  /// Takes note of a trial that was trained before.
  package mutating func learn(_ trial: Trial, seconds: Double) {
    change(trial) {
      $0.measured += 1
      $0.seconds += seconds
    }
  }

  /// Operations of one trial at most: what trials are ordered by.
  package mutating func operations(of trial: Trial) -> Double {
    change(trial) { $0.operations }
  }

  /// The seconds until all remaining trials are done. There are never more busy cores than trials.
  package func remainingSeconds(jobs: Int) -> Double {
    let remaining = kinds.values.reduce(0) { $0 + $1.remaining }
    return remainingWork / Double(max(1, min(jobs, remaining)))
  }

  /// Seconds on one core of all trials that remain.
  private var remainingWork: Double {
    let measured = kinds.values.reduce(into: (seconds: 0.0, operations: 0.0)) {
      $0.seconds += $1.seconds
      $0.operations += Double($1.measured) * $1.operations
    }
    let pace = measured.operations > 0 ? measured.seconds / measured.operations : 1 / Self.assumedSpeed
    return kinds.values.reduce(0) { sum, kind in
      let each = kind.measured > 0 ? kind.seconds / Double(kind.measured) : kind.operations * pace
      return sum + Double(kind.remaining) * each
    }
  }

  private mutating func change<R>(_ trial: Trial, _ body: (inout Experience) -> R) -> R {
    let task = tasks[trial.task]
    let shape = Shape(
      network: trial.choice, inputWidth: task?.inputWidth ?? 2 * LearningTask.busWidth,
      outputWidth: task?.outputWidth ?? 1)
    let kind = Kind(shape: shape, dataset: trial.dataset)
    if kinds[kind] == nil { kinds[kind] = Experience(operations: operations(shape)) }
    return body(&kinds[kind, default: Experience(operations: 0)])
  }

  /// Six for every weight, example and step: forward, and backward twice.
  private mutating func operations(_ shape: Shape) -> Double {
    if let known = operationsByShape[shape] { return known }
    let network = try? shape.network.network(inputWidth: shape.inputWidth, outputWidth: shape.outputWidth)
    let batchSize = (try? shape.network.setup.batchSize) ?? TrainingSetup().batchSize
    let operations = steps * (6 * Double(batchSize * (network?.parameterCount ?? 0)) + Self.overhead)
    operationsByShape[shape] = operations
    return operations
  }
}
