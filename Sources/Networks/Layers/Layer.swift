/// A layer at work on batches of 32, with all its buffers. Knows neither its neighbours nor the loss.
///
/// The network calls `forward` with the inputs, writes dL/dy into `outputGradient`, and calls `backward` and then `update`
/// with the same inputs.
protocol Layer: AnyObject {
  /// y, `[width, 32]`
  var outputs: Matrix { get }
  /// dL/dy, `[width, 32]`: written by whoever uses the outputs.
  var outputGradient: Matrix { get }
  /// All weights of the layer, in the order in which they are drawn.
  var weights: [PackedWeights] { get }

  func forward(_ input: LayerInput, _ pass: inout Pass)

  /// Finds dL/dx, if somebody wants it, and what `update` needs.
  func backward(_ input: LayerInput, inputGradient: Features?, _ pass: inout Pass)

  /// Takes Adam's step.
  func update(_ input: LayerInput, adam: AdamStep)
}

extension Layer {
  /// Layers without weights.
  var weights: [PackedWeights] { [] }

  func update(_ input: LayerInput, adam: AdamStep) {}
}

/// One way through the layers, of a training step or of an evaluation.
struct Pass {
  /// Whether residual layers add their input.
  var skips = true
  /// The step that weights take; nil in an evaluation.
  var adam: AdamStep?
  /// Work that a layer leaves to the others.
  var idle = IdleUpdates()
}

/// What a network is built from: makes a layer for the width that the one before it gives.
package struct LayerDescription: Sendable {
  let makeLayer: @Sendable (_ inputWidth: Int) -> any Layer
}
