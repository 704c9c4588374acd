import Statistics

/// A network at work: its layers one after the other, the mean squared error, and Adam.
///
/// All buffers are made here, once; training allocates nothing. Belongs to one thread. Knows neither the task nor the
/// dataset behind its batches.
package final class Network {
  package let inputWidth: Int
  /// y of the last batch, `[output width, 32]`.
  package var outputs: Matrix { layers[layers.count - 1].outputs }
  package var outputWidth: Int { outputs.rows }
  /// Trainable numbers.
  package let parameterCount: Int

  private let layers: [any Layer]
  private let firstTrained: Int
  /// The weights of all layers, in the order in which they are drawn.
  package let weights: [PackedWeights]
  private var adam = Adam()

  /// Weights are zero until `initialize`.
  package init(inputWidth: Int = 256, _ descriptions: [LayerDescription]) {
    precondition(!descriptions.isEmpty, "a network without layers")
    var layers: [any Layer] = []
    var width = inputWidth
    for description in descriptions {
      let layer = description.makeLayer(width)
      layers.append(layer)
      width = layer.outputs.rows
    }
    self.inputWidth = inputWidth
    self.layers = layers
    firstTrained = layers.firstIndex { !$0.weights.isEmpty } ?? layers.count
    weights = layers.flatMap(\.weights)
    parameterCount = weights.reduce(0) { $0 + $1.count }
  }

  /// Floating-point operations of the matrix products in a step of 32 examples, two a multiply-add: forward and the
  /// weights' gradient, and the inputs' gradient for all but the first layer with weights.
  package var operationsPerStep: Int {
    layers.indices.reduce(0) { sum, index in
      let products = layers[index].weights.reduce(0) { $0 + $1.inputs * $1.outputs }
      return sum + 2 * Batch.size * products * (index > firstTrained ? 3 : 2)
    }
  }

  /// Starts again: fresh weights, moments zero, step 0.
  package func initialize(using generator: inout RandomGenerator) {
    for part in weights { part.initialize(using: &generator) }
    adam = Adam()
  }

  /// One step: forward, backward, Adam. `outputs` then holds the predictions it learned from.
  ///
  /// - Returns: the mean squared error of the batch before the update; not finite if the training has diverged.
  package func train(on batch: Batch, learningRate: Float) -> Float {
    train(on: batch, learningRate: learningRate) { _ in }
  }

  /// The parts of a step, in their order.
  package enum Phase: String, CaseIterable {
    case forward, backward, update
  }

  /// One step that tells when a part of it is over.
  package func train(on batch: Batch, learningRate: Float, ended: (Phase) -> Void) -> Float {
    precondition(batch.count == Batch.size, "a training batch has \(Batch.size) examples, not \(batch.count)")
    let step = adam.nextStep(learningRate: learningRate)
    var pass = Pass(adam: step)
    forward(batch, &pass)
    ended(.forward)
    let last = layers[layers.count - 1]
    let loss = MeanSquaredError.loss(
      outputs.features, targets: batch.targets.features, gradient: last.outputGradient.features)
    backward(batch, &pass)
    ended(.backward)
    pass.idle.runAll()
    for index in layers.indices.reversed() { layers[index].update(input(of: index, batch), adam: step) }
    ended(.update)
    return loss
  }

  /// Writes the predictions for a batch into `outputs`.
  ///
  /// - Parameter skips: whether residual layers add their input, as they do in training.
  package func predict(_ batch: Batch, skips: Bool = true) {
    var pass = Pass(skips: skips)
    forward(batch, &pass)
  }

  /// Σ (y − t)² of the batch's valid examples and the current `outputs`. Divided by examples and output width it is the
  /// mean squared error; as a sum, batches of different size add up.
  package func squaredError(of batch: Batch) -> Double {
    MeanSquaredError.squaredError(outputs.features, targets: batch.targets.features, count: batch.count)
  }

  /// Remembers the weights, in place of those remembered before.
  package func saveWeights() {
    for part in weights { part.save() }
  }

  /// Goes back to the weights remembered last; Adam's moments stay as they are.
  package func restoreWeights() {
    for part in weights { part.restore() }
  }

  private func forward(_ batch: Batch, _ pass: inout Pass) {
    precondition(
      batch.inputs.rows == inputWidth && batch.targets.rows == outputWidth,
      "a batch of \(batch.inputs.rows) → \(batch.targets.rows) for a network of \(inputWidth) → \(outputWidth)")
    for index in layers.indices { layers[index].forward(input(of: index, batch), &pass) }
  }

  /// Down to the first layer with weights: what is below it wants no gradient.
  private func backward(_ batch: Batch, _ pass: inout Pass) {
    for index in (firstTrained..<layers.count).reversed() {
      let inputGradient = index > firstTrained ? layers[index - 1].outputGradient.features : nil
      layers[index].backward(input(of: index, batch), inputGradient: inputGradient, &pass)
    }
  }

  private func input(of index: Int, _ batch: Batch) -> LayerInput {
    index > 0 ? LayerInput(layers[index - 1].outputs.features) : LayerInput(batch)
  }
}
