import Kernels
import Statistics

/// A network for training: its layers in order, a loss, and an optimiser.
///
/// It allocates all buffers when it is created, and nothing during training. Only one thread may use it. It does not
/// know the task or the dataset of its batches.
package final class Network {
  package let inputWidth: Int
  /// y of the last batch, `[output width, 32]` per block.
  package let outputs: Matrix
  package var outputWidth: Int { outputs.rows }
  /// The number of blocks in a batch: more than one only if all layers take several at once.
  package var blocks: Int { outputs.blocks }
  /// The largest number of blocks. With more, the buffers of small networks would no longer fit the nearest cache.
  private static let mostBlocks = 4
  /// The number of trainable scalars.
  package let parameterCount: Int
  /// The parameters of all layers, in the order in which they are initialised.
  package let parameters: [Parameter]

  private let layers: [any Layer]
  /// The outputs of each layer, and their gradients.
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

  /// Creates a network whose weights are zero until `initialize` is called.
  ///
  /// - Parameter examples: The number of examples in a training step, if known. It decides how many blocks a batch has.
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

  /// Returns the number of trainable scalars of a network with these layers, without making it.
  package static func parameterCount(inputWidth: Int, _ descriptions: [LayerDescription]) -> Int {
    descriptions.withInputs(inputWidth).reduce(0) { $0 + $1.layer.parameterCount($1.inputs) }
  }

  /// The floating-point operations of the matrix products in a step of 32 examples. A multiply-add counts as two. Each
  /// layer with weights has a forward product and a weight gradient, and all but the first also have an input gradient.
  package var operationsPerStep: Int {
    layers.indices.reduce(0) { sum, index in
      let products = layers[index].parameters.reduce(0) { $0 + $1.inputs * $1.outputs }
      return sum + 2 * Batch.size * products * (index > firstTrained ? 3 : 2)
    }
  }

  /// Starts again: draws new weights, and resets the optimiser and the count of steps.
  package func initialize(using generator: inout RandomGenerator) {
    rule = optimizer.start()
    steps = 0
    for parameter in parameters { parameter.initialize(using: &generator, rule) }
  }

  /// Draws new weights in the middle of training. The optimiser keeps its memory, and the count of steps goes on.
  ///
  /// - Parameter initializer: The initialiser of all parameters, or nil for each parameter's own.
  package func redraw(as initializer: Initializer?, using generator: inout RandomGenerator) {
    for parameter in parameters { parameter.draw(using: &generator, as: initializer) }
  }

  /// The sum that the penalties of all parameters add to the loss at the next step.
  package var penalty: Double {
    parameters.reduce(0) { $0 + $1.penalty(atStep: steps) }
  }

  /// The largest distance of a selecting weight from the nearest of −1, 0 and 1: max min(|w|, |1 − |w||). Gates and
  /// biases are left out. Source: Madsen and Johansen, ICLR 2020.
  package var sparsityError: Double {
    let errors = layers.flatMap(\.selectingWeights).map { w in min(Swift.abs(w), Swift.abs(1 - Swift.abs(w))) }
    return Double(errors.max() ?? 0)
  }

  /// Writes the predictions for a batch into `outputs`.
  ///
  /// - Parameter skips: True if residual layers add their input, as they do in training.
  package func predict(_ block: Batch, skips: Bool = true) {
    var pass = Pass(skips: skips, idle: IdleUpdates(in: idleMemory))
    pass.hot = block.hot
    refreshWeights()
    forward(block, &pass)
  }

  /// Saves the weights. Only one copy is kept.
  package func saveWeights() {
    for parameter in parameters { parameter.save() }
  }

  /// Restores the weights saved last. The memory of the optimiser stays as it is.
  package func restoreWeights() {
    for parameter in parameters { parameter.restore() }
  }
}

extension Network {
  /// The parts of a training step, in order.
  package enum Phase: String, CaseIterable {
    case forward, backward, update
  }

  /// Takes one step from the examples of one batch. Afterwards `outputs` holds the predictions from before the step.
  ///
  /// - Parameter ended: Called at the end of each part of the step.
  /// - Returns: The mean loss of the examples before the step, without penalties. It is not finite if training has
  ///   diverged.
  package func train(on block: Batch, learningRate: Float, ended: (Phase) -> Void = { _ in }) -> Float {
    train(on: CollectionOfOne(block), learningRate: learningRate, ended: ended)
  }

  /// Takes one step from the examples of several batches, whose gradients are added first.
  ///
  /// - Parameters:
  ///   - part: The parameters that the step moves.
  ///   - penalty: A penalty for every parameter, in addition to the parameter's own.
  package func train(
    on blocks: [Batch], learningRate: Float, moving part: NetworkPart = .all, penalty: Penalty? = nil,
    ended: (Phase) -> Void = { _ in }
  ) -> Float {
    train(on: blocks[...], learningRate: learningRate, moving: part, penalty: penalty, ended: ended)
  }

  /// Takes one step along the gradient of a penalty alone, without examples.
  package func train(on penalty: Penalty, learningRate: Float, moving part: NetworkPart) {
    rule.beginStep(learningRate: learningRate)
    for parameter in parameters { _ = parameter.openGradient() }
    takeStep(moving: part, penalty)
  }

  /// Returns the mean loss of the examples of several batches.
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

  /// Takes the step of all parameters in `part` that did not take it together with their gradients.
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

  /// Adds the gradients of one batch, or takes the fused step. Weights change only after the backward pass.
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

  /// Writes dL/dy for the last predictions, and returns their part of the loss.
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

  /// Runs the backward pass down to the first layer with parameters. The layers before it need no gradient.
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
