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
  /// Whether `predict` leaves out the skips that `train` has: the published study's fault, kept to reproduce it.
  package var dropsResidualInEvaluation = false

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

  /// Starts again: fresh weights, moments zero, step 0.
  package func initialize(using generator: inout RandomGenerator) {
    for part in weights { part.initialize(using: &generator) }
    adam = Adam()
  }

  /// One step: forward, backward, Adam. `outputs` then holds the predictions it learned from.
  ///
  /// - Returns: the mean squared error of the batch before the update; not finite if the training has diverged.
  package func train(on batch: Batch, learningRate: Float) -> Float {
    precondition(batch.count == Batch.size, "a training batch has \(Batch.size) examples, not \(batch.count)")
    var pass = Pass(adam: adam.nextStep(learningRate: learningRate))
    forward(batch, &pass)
    let last = layers[layers.count - 1]
    let loss = MeanSquaredError.loss(
      outputs.features, targets: batch.targets.features, gradient: last.outputGradient.features)
    backward(batch, &pass)
    pass.idle.runAll()
    return loss
  }

  /// Writes the predictions for a batch into `outputs`.
  package func predict(_ batch: Batch) {
    var pass = Pass(skips: !dropsResidualInEvaluation)
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
    var input = LayerInput(batch)
    for layer in layers {
      layer.forward(input, &pass)
      input = LayerInput(layer.outputs.features)
    }
  }

  /// Down to the first layer with weights: what is below it wants no gradient.
  private func backward(_ batch: Batch, _ pass: inout Pass) {
    for index in (firstTrained..<layers.count).reversed() {
      let input = index > 0 ? LayerInput(layers[index - 1].outputs.features) : LayerInput(batch)
      let inputGradient = index > firstTrained ? layers[index - 1].outputGradient.features : nil
      layers[index].backward(input, inputGradient: inputGradient, &pass)
    }
  }
}
