import Kernels
import Statistics

/// A network for training: its layers in order, a loss, and an optimiser.
///
/// All buffers are allocated here, once. Training allocates nothing. Belongs to one thread. Knows neither the task nor
/// the dataset of its batches.
package final class Network {
  package let inputWidth: Int
  /// y of the last block, `[output width, 32]`.
  package let outputs: Matrix
  package var outputWidth: Int { outputs.rows }
  /// Blocks of a batch: more than one if all layers take several at once.
  package var blocks: Int { outputs.blocks }
  /// With more, the buffers of small networks would leave the nearest memory.
  private static let mostBlocks = 4
  /// Trainable numbers.
  package let parameterCount: Int
  /// Of all layers, in the order in which they are drawn.
  package let parameters: [Parameter]

  private let layers: [any Layer]
  /// Where the outputs of each layer are, and their gradient.
  private let values, gradients: [Features]
  private let derivedWeights: [AccumulatorWeights]
  private let firstTrained: Int
  private let optimizer: Optimizer
  private let loss: Loss
  private let clipping: GradientClipping?
  private let idleMemory: IdleUpdates.Memory
  private var rule: any OptimizerRule
  private var steps = 0

  /// Weights are zero until `initialize`.
  ///
  /// - Parameter examples: of a training step, as far as they are known.
  package init(
    inputWidth: Int, _ descriptions: [LayerDescription], optimizer: Optimizer = .adam, loss: Loss = .meanSquaredError,
    clipping: GradientClipping? = nil, examples: Int = Batch.size
  ) {
    require(!descriptions.isEmpty, "a network without layers")
    let blocks = Self.takesBlocks(inputWidth, descriptions) ? (examples + Batch.size - 1) / Batch.size : 1
    var layers: [any Layer] = []
    for description in descriptions {
      let width = layers.last?.outputs.rows ?? inputWidth
      layers.append(description.layer(inputWidth: width, blocks: min(max(1, blocks), Self.mostBlocks)))
    }
    self.inputWidth = inputWidth
    self.layers = layers
    outputs = layers[layers.count - 1].outputs
    values = layers.map(\.outputs.features)
    gradients = layers.map(\.outputGradient.features)
    derivedWeights = layers.flatMap(\.derivedWeights).reduce(into: []) { known, next in
      if !known.contains(where: { $0 === next }) { known.append(next) }
    }
    self.optimizer = optimizer
    self.loss = loss
    self.clipping = clipping
    firstTrained = layers.firstIndex { !$0.parameters.isEmpty } ?? layers.count
    parameters = layers.flatMap(\.parameters)
    parameterCount = parameters.reduce(0) { $0 + $1.count }
    idleMemory = IdleUpdates.Memory(capacity: parameters.count)
    rule = optimizer.start()
    for parameter in parameters { parameter.reserve(rule.memory) }
  }

  /// Whether all layers take several blocks at once.
  private static func takesBlocks(_ inputWidth: Int, _ descriptions: [LayerDescription]) -> Bool {
    var width = inputWidth
    return descriptions.allSatisfy { description in
      defer { width = description.width(width) }
      return description.takesBlocks(width)
    }
  }

  /// Trainable numbers of a network of those layers, which is not made for it.
  package static func parameterCount(inputWidth: Int, _ descriptions: [LayerDescription]) -> Int {
    var width = inputWidth
    return descriptions.reduce(0) { count, description in
      defer { width = description.width(width) }
      return count + description.parameterCount(width)
    }
  }

  /// Floating-point operations of the matrix products in a step of 32 examples, two a multiply-add: forward and the
  /// weights' gradient, and the inputs' gradient for all but the first layer with weights.
  package var operationsPerStep: Int {
    layers.indices.reduce(0) { sum, index in
      let products = layers[index].parameters.reduce(0) { $0 + $1.inputs * $1.outputs }
      return sum + 2 * Batch.size * products * (index > firstTrained ? 3 : 2)
    }
  }

  /// Starts again: fresh weights, the optimiser and the count of steps from the beginning.
  package func initialize(using generator: inout RandomGenerator) {
    rule = optimizer.start()
    steps = 0
    for parameter in parameters { parameter.initialize(using: &generator, memory: rule.memory) }
  }

  /// What the penalties of all parameters add to the loss at the next step.
  package var penalty: Double {
    parameters.reduce(0) { $0 + $1.penalty(atStep: steps) }
  }

  /// The farthest that a weight is from −1, 0 and 1, gates and biases apart: max min(|w|, |1 − |w||). Source: Madsen and
  /// Johansen, ICLR 2020.
  package var sparsityError: Double {
    let errors = layers.flatMap(\.selectingWeights).map { w in min(Swift.abs(w), Swift.abs(1 - Swift.abs(w))) }
    return Double(errors.max() ?? 0)
  }

  /// Writes the predictions for a block into `outputs`.
  ///
  /// - Parameter skips: whether residual layers add their input, as they do in training.
  package func predict(_ block: Batch, skips: Bool = true) {
    var pass = Pass(skips: skips, idle: IdleUpdates(in: idleMemory))
    pass.hot = block.hot
    for weights in derivedWeights { weights.refresh() }
    forward(block, &pass)
  }

  /// Remembers the weights, in place of those remembered before.
  package func saveWeights() {
    for parameter in parameters { parameter.save() }
  }

  /// Goes back to the weights remembered last; the optimiser's memory stays as it is.
  package func restoreWeights() {
    for parameter in parameters { parameter.restore() }
  }
}

// Training.
extension Network {
  /// The parts of a step, in their order.
  package enum Phase: String, CaseIterable {
    case forward, backward, update
  }

  /// One step from the examples of one block. `outputs` then holds the predictions it learned from.
  ///
  /// - Parameter ended: called at the end of each part of the step.
  /// - Returns: the mean loss of the examples before the step, without penalties; not finite if the training has diverged.
  package func train(on block: Batch, learningRate: Float, ended: (Phase) -> Void = { _ in }) -> Float {
    train(on: CollectionOfOne(block), learningRate: learningRate, ended: ended)
  }

  /// One step from the examples of several blocks: their gradients are added up first.
  package func train(on blocks: [Batch], learningRate: Float, ended: (Phase) -> Void = { _ in }) -> Float {
    train(on: blocks[...], learningRate: learningRate, ended: ended)
  }

  private func train(
    on blocks: some Collection<Batch>, learningRate: Float, ended: (Phase) -> Void
  ) -> Float {
    let examples = blocks.reduce(0) { $0 + $1.count }
    require(examples > 0, "a training step without examples")
    rule.beginStep(learningRate: learningRate)
    let isFused = blocks.count == 1 && clipping == nil
    var pass = Pass(fusedStep: isFused ? rule.fusedStep : nil, idle: IdleUpdates(in: idleMemory))
    var loss: Float = 0
    for weights in derivedWeights { weights.refresh() }
    for block in blocks { loss += train(on: block, of: examples, &pass, ended) }
    takeStep()
    ended(.update)
    return loss
  }

  /// The step of all parameters that have not taken it with their gradients.
  private func takeStep() {
    for weights in derivedWeights { weights.spreadGradient() }
    for parameter in parameters where parameter.holdsGradient { parameter.closeGradient(atStep: steps) }
    clipping?.clip(parameters)
    for parameter in parameters where parameter.holdsGradient { parameter.takeStep(rule) }
    steps += 1
  }

  /// Adds the gradients of one block of a step, or takes the step at once. Weights change only when the way back is over.
  private func train(on block: Batch, of examples: Int, _ pass: inout Pass, _ ended: (Phase) -> Void) -> Float {
    pass.hot = block.hot
    forward(block, &pass)
    ended(.forward)
    var run = LossRun(
      outputs: outputs.features, targets: block.targets.features,
      gradient: gradients[layers.count - 1], count: block.count,
      scale: 1 / Float(examples * outputWidth))
    loss.evaluate(&run)
    backward(block, &pass)
    ended(.backward)
    pass.idle.runAll()
    for index in layers.indices.reversed() { layers[index].addGradients(input(of: index, block), pass) }
    return run.loss
  }

  private func forward(_ block: Batch, _ pass: inout Pass) {
    require(
      block.inputs.rows == inputWidth && block.targets.rows == outputWidth && block.blocks == blocks,
      "a batch of \(block.inputs.rows) → \(block.targets.rows) for a network of \(inputWidth) → \(outputWidth)")
    for index in layers.indices { layers[index].forward(input(of: index, block), &pass) }
  }

  /// Down to the first layer with weights: what is below it wants no gradient.
  private func backward(_ block: Batch, _ pass: inout Pass) {
    for index in (firstTrained..<layers.count).reversed() {
      let inputGradient = index > firstTrained ? gradients[index - 1] : nil
      layers[index].backward(input(of: index, block), inputGradient: inputGradient, &pass)
    }
  }

  private func input(of index: Int, _ block: Batch) -> LayerInput {
    index > 0 ? LayerInput(values[index - 1]) : LayerInput(block)
  }
}
