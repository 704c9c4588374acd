import Basics
import Experiments
import Networks
import Statistics

/// A network that trains on examples of a dataset as a trial does, without a protocol: what `bench train` times.
final class TrainingLoop {
  let network: Network
  private let task: LearningTask
  private var stream: any ExampleStream
  private var batch: Batch

  init(_ member: BenchedNetwork, task: String, dataset: String) throws {
    self.task = try LearningTask.all.resolve(task, what: "task")
    network = try member.architecture.network(
      depth: member.depth, activation: member.activation, outputWidth: self.task.outputWidth)
    let examples = try Dataset.all.resolve(dataset, what: "dataset").examples([])
    stream = examples.splits(seed: 1).training.stream()
    batch = Batch(inputWidth: network.inputWidth, outputWidth: network.outputWidth)
    var generator = RandomGenerator("bench")
    network.initialize(using: &generator)
    flushDenormalsToZero()
  }

  func step() {
    fill()
    _ = network.train(on: batch, learningRate: 1e-3)
  }

  private func fill() {
    stream.fill(&batch)
    task.writeTargets(batch.inputs, batch.targets)
  }

  /// Steps a second in windows of about 20 ms, after one to warm up.
  func rates(seconds: Double) -> [Double] {
    let steps = Int(rounding: 0.02 * rate(steps: 50), within: 1...1_000_000)
    return (0..<Int(rounding: seconds / 0.02, within: 3...1_000_000)).map { _ in rate(steps: steps) }
  }

  private func rate(steps: Int) -> Double {
    let start = ProcessorTime.seconds
    for _ in 0..<steps { step() }
    return Double(steps) / (ProcessorTime.seconds - start)
  }

  /// The time of each part of some steps: making data, the parts of a step, and an evaluation of 1,000 examples every
  /// 500 steps, as in the corrected protocol.
  func shares(steps: Int) -> [String: Double] {
    var seconds: [String: Double] = [:]
    var last = ProcessorTime.seconds
    func lap(_ part: String) {
      let now = ProcessorTime.seconds
      seconds[part, default: 0] += now - last
      last = now
    }
    for step in 1...steps {
      fill()
      lap("data")
      _ = network.train(on: batch, learningRate: 1e-3) { lap($0.rawValue) }
      if step % 500 == 0 { evaluate(1_000) { lap("evaluation") } }
    }
    let all = seconds.values.reduce(0, +)
    return seconds.mapValues { $0 / all }
  }

  private func evaluate(_ examples: Int, _ ended: () -> Void) {
    var scores = Scores(outputWidth: network.outputWidth)
    for _ in 0..<(examples + Batch.size - 1) / Batch.size {
      fill()
      network.predict(batch)
      scores.add(network.outputs, batch.targets, count: Batch.size)
    }
    ended()
  }
}

/// One network of the study, by its name in reports: `dense_2_relu`.
struct BenchedNetwork: Named {
  let architecture: Architecture
  let depth: Int
  let activation: String

  var name: String { "\(architecture.name)_\(depth)_\(activation)" }

  /// Every member of every architecture.
  static let all = Architecture.all.flatMap { architecture in
    architecture.depths.flatMap { depth in
      architecture.activations.map { BenchedNetwork(architecture: architecture, depth: depth, activation: $0) }
    }
  }

  /// One of each architecture and depth: relu, or linear where there is no relu.
  static let plain = all.filter { $0.activation == ($0.architecture.activations.contains("relu") ? "relu" : "linear") }
}
