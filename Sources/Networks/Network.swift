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
  private let derivedWeights: [any ComputedWeights]
  private let firstTrained: Int
  private let gates: [Parameter]
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
    let descriptions = descriptions.withInputs(inputWidth)
    let takesBlocks = descriptions.allSatisfy { $0.layer.takesBlocks($0.inputs) }
    let blocks = takesBlocks ? min(max(1, (examples + Batch.size - 1) / Batch.size), Self.mostBlocks) : 1
    self.inputWidth = inputWidth
    layers = descriptions.map { $0.layer.layer(inputWidth: $0.inputs, blocks: blocks) }
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
    gates = layers.flatMap(\.gateParameters)
    parameterCount = parameters.reduce(0) { $0 + $1.count }
    idleMemory = IdleUpdates.Memory(capacity: parameters.count)
    rule = optimizer.start()
    for parameter in parameters { parameter.reserve(rule) }
  }

  /// Trainable numbers of a network of those layers, which is not made for it.
  package static func parameterCount(inputWidth: Int, _ descriptions: [LayerDescription]) -> Int {
    descriptions.withInputs(inputWidth).reduce(0) { $0 + $1.layer.parameterCount($1.inputs) }
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
    for parameter in parameters { parameter.initialize(using: &generator, rule) }
  }

  /// Fresh weights in the middle of training: the optimiser remembers what it did, and steps count on.
  ///
  /// - Parameter initializer: how all of them begin; nil for how each began.
  package func redraw(as initializer: Initializer?, using generator: inout RandomGenerator) {
    for parameter in parameters { parameter.draw(using: &generator, as: initializer) }
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
    refreshWeights()
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
  ///
  /// - Parameters:
  ///   - part: what the step moves.
  ///   - penalty: of every parameter, besides those that they have.
  package func train(
    on blocks: [Batch], learningRate: Float, moving part: NetworkPart = .all, penalty: Penalty? = nil,
    ended: (Phase) -> Void = { _ in }
  ) -> Float {
    train(on: blocks[...], learningRate: learningRate, moving: part, penalty: penalty, ended: ended)
  }

  /// One step along the slopes of a penalty alone.
  package func train(on penalty: Penalty, learningRate: Float, moving part: NetworkPart) {
    rule.beginStep(learningRate: learningRate)
    for parameter in parameters { _ = parameter.openGradient() }
    takeStep(moving: part, penalty)
  }

  /// The mean loss of the examples of several blocks.
  package func loss(of blocks: [Batch]) -> Float {
    let examples = blocks.reduce(0) { $0 + $1.count }
    var pass = Pass(idle: IdleUpdates(in: idleMemory))
    refreshWeights()
    return blocks.reduce(0) { sum, block in
      forward(block, &pass)
      return sum + evaluateLoss(block, of: examples)
    }
  }

  private func train(
    on blocks: some Collection<Batch>, learningRate: Float, moving part: NetworkPart = .all, penalty: Penalty? = nil,
    ended: (Phase) -> Void
  ) -> Float {
    let examples = blocks.reduce(0) { $0 + $1.count }
    require(examples > 0, "a training step without examples")
    rule.beginStep(learningRate: learningRate)
    let isFused = blocks.count == 1 && clipping == nil && part == .all && penalty == nil
    var pass = Pass(fusedStep: isFused ? rule.fusedStep : nil, idle: IdleUpdates(in: idleMemory))
    var loss: Float = 0
    refreshWeights()
    for block in blocks { loss += train(on: block, of: examples, &pass, ended) }
    takeStep(moving: part, penalty)
    steps += 1
    ended(.update)
    return loss
  }

  /// The step of all parameters of that part that have not taken it with their gradients.
  private func takeStep(moving part: NetworkPart, _ penalty: Penalty?) {
    for weights in derivedWeights { weights.spreadGradient() }
    for parameter in parameters where parameter.holdsGradient { parameter.closeGradient(and: penalty, atStep: steps) }
    if part != .all { dropGradients(outside: part) }
    clipping?.clip(parameters)
    for parameter in parameters where parameter.holdsGradient { parameter.takeStep(rule) }
  }

  private func dropGradients(outside part: NetworkPart) {
    for parameter in parameters where gates.contains(where: { $0 === parameter }) != (part == .gates) {
      parameter.dropGradient()
    }
  }

  /// Adds the gradients of one block of a step, or takes the step at once. Weights change only when the way back is over.
  private func train(on block: Batch, of examples: Int, _ pass: inout Pass, _ ended: (Phase) -> Void) -> Float {
    pass.hot = block.hot
    forward(block, &pass)
    ended(.forward)
    let loss = evaluateLoss(block, of: examples)
    backward(block, &pass)
    ended(.backward)
    pass.idle.runAll()
    for index in layers.indices.reversed() { layers[index].addGradients(input(of: index, block), pass) }
    return loss
  }

  /// Writes dL/dy of the last predictions, and returns their part of the loss.
  private func evaluateLoss(_ block: Batch, of examples: Int) -> Float {
    var run = LossRun(
      outputs: outputs.features, targets: block.targets.features,
      gradient: gradients[layers.count - 1], count: block.count,
      scale: 1 / Float(examples * outputWidth))
    loss.evaluate(&run)
    return run.loss
  }

  private func refreshWeights() {
    for weights in derivedWeights { weights.refresh() }
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
