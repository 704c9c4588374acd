import Basics
import Experiments
import Networks
import Statistics

/// A training loop for `bench train`: a network that trains on examples of a dataset as in a trial, without a protocol.
final class TrainingLoop {
  let network: Network
  private let task: LearningTask
  private var stream: any ExampleStream
  private var stepBatch: StepBatch

  init(_ member: BenchedNetwork, _ work: BenchedWork) throws {
    task = try LearningTask.all.resolve(work.task, what: "task")
    var setup = TrainingSetup()
    setup.innerWidth = work.width
    setup.batchSize = work.examples
    network = try member.architecture.network(
      depth: member.depth, activation: member.activation, inputWidth: task.inputWidth, outputWidth: task.outputWidth,
      setup: setup)
    let examples = try Dataset.all.resolve(work.dataset, what: "dataset").examples([])
    stream = examples.splits(seed: 1).training.stream()
    stepBatch = StepBatch(for: network, examples: work.examples)
    var generator = RandomGenerator("bench")
    network.initialize(using: &generator)
    flushDenormalsToZero()
  }

  func step() {
    fill()
    _ = network.train(on: stepBatch.batches, learningRate: 1e-3)
  }

  private func fill() {
    stepBatch.fill { block in
      stream.fill(&block)
      task.writeTargets(block.inputs, block.targets)
    }
  }

  /// Returns the steps per second in windows of about 20 ms. A window before them warms up.
  func rates(seconds: Double) -> [Double] {
    let steps = Int(rounding: 0.02 * rate(steps: 50), within: 1...1_000_000)
    return (0..<Int(rounding: seconds / 0.02, within: 3...1_000_000)).map { _ in rate(steps: steps) }
  }

  private func rate(steps: Int) -> Double {
    let start = ProcessorTime.seconds
    for _ in 0..<steps { step() }
    return Double(steps) / (ProcessorTime.seconds - start)
  }

  /// Returns the share of time of each part of training: making data, the parts of a step, and an evaluation of 1,000
  /// examples every 500 steps, as in the corrected protocol.
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
      _ = network.train(on: stepBatch.batches, learningRate: 1e-3) { lap($0.rawValue) }
      if step % 500 == 0 { evaluate(1_000) { lap("evaluation") } }
    }
    let all = seconds.values.reduce(0, +)
    return seconds.mapValues { $0 / all }
  }

  private func evaluate(_ examples: Int, _ ended: () -> Void) {
    var scores = Scores(outputWidth: network.outputWidth)
    for _ in 0..<(examples + Batch.size - 1) / Batch.size {
      fill()
      network.predict(stepBatch.batches[0])
      scores.add(network.outputs, stepBatch.batches[0].targets, count: Batch.size)
    }
    ended()
  }
}

/// The task, the dataset and the sizes that networks are measured with.
struct BenchedWork {
  /// The name of the table in the report.
  let name: String
  let task: String
  let dataset: String
  /// The width of each hidden layer.
  var width = 256
  /// The number of examples in a step.
  var examples = 32

  /// A task of the study: 256 inputs and 128 outputs.
  static let outputs128 = BenchedWork(name: "outputs_128", task: "elementwise_mul", dataset: "random")
  static let outputs1 = BenchedWork(name: "outputs_1", task: "dot", dataset: "random")
  static let outputs256 = BenchedWork(name: "outputs_256", task: "concat", dataset: "random")
  static let oneHot = BenchedWork(name: "one_hot", task: "elementwise_mul", dataset: "one_hot")

  /// Tasks of studies of arithmetic, with 128 examples in a step: `pairs` has two inputs, `fourNumbers` four, and
  /// `hundredNumbers` a hundred. Each has one output, and a hidden layer has two units.
  static let pairs = BenchedWork(
    name: "inputs_2", task: "pair_multiply", dataset: "uniform(1, 2)", width: 2, examples: 128)
  static let fourNumbers = BenchedWork(
    name: "inputs_4", task: "nested_sums_multiply", dataset: "uniform(1, 2)", width: 2, examples: 128)
  static let hundredNumbers = BenchedWork(
    name: "inputs_100", task: "two_sums_multiply", dataset: "uniform(1, 2)", width: 2, examples: 128)
}

/// A network of the study. Its name in reports is like `dense_2_relu`.
struct BenchedNetwork: Named {
  let architecture: Architecture
  let depth: Int
  let activation: String

  var name: String { "\(architecture.name)_\(depth)_\(activation)" }

  /// Every depth and activation of every architecture.
  static let all = Architecture.all.flatMap { architecture in
    architecture.depths.flatMap { depth in
      architecture.activations.map { BenchedNetwork(architecture: architecture, depth: depth, activation: $0) }
    }
  }

  /// Returns the arithmetic modules of a depth, and the networks that they are compared with.
  static func arithmetic(depth: Int) -> [BenchedNetwork] {
    let names = Set(Architecture.modules.map(\.name)).union(["mlp"])
    return all.filter { $0.depth == depth && names.contains($0.architecture.name) && simple.contains($0.activation) }
  }

  private static let simple = ["linear", "relu"]

  /// One network of each architecture and depth: with relu, or with linear if the architecture has no relu.
  static let plain = all.filter { $0.activation == ($0.architecture.activations.contains("relu") ? "relu" : "linear") }
}
