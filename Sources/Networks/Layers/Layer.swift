import Kernels

/// A layer for blocks of 32 examples, with all its buffers. Knows neither its neighbours, nor the loss, nor the use of
/// its gradients.
///
/// The network calls `forward` with the inputs, writes dL/dy into `outputGradient`, and calls `backward` and then
/// `addGradients` with the same inputs.
protocol Layer: AnyObject {
  var site: LayerSite { get }
  /// In the order in which they are drawn.
  var parameters: [Parameter] { get }

  /// The weights that select and add, as they are in the formula: those that an arithmetic network should have at −1, 0
  /// and 1.
  var selectingWeights: [Float] { get }

  /// Weights that are computed from parameters. The network sees to them: a layer reads them as they are.
  var derivedWeights: [any ComputedWeights] { get }

  /// Those of `parameters` that choose between layers.
  var gateParameters: [Parameter] { get }

  func forward(_ input: LayerInput, _ pass: inout Pass)

  /// Finds dL/dx, if somebody wants it, and what `addGradients` needs.
  func backward(_ input: LayerInput, inputGradient: Features?, _ pass: inout Pass)

  /// Adds the gradients of the parameters to theirs.
  func addGradients(_ input: LayerInput, _ pass: Pass)
}

extension Layer {
  var outputs: Matrix { site.outputs }
  var outputGradient: Matrix { site.outputGradient }

  /// Layers without parameters.
  var parameters: [Parameter] { [] }

  var selectingWeights: [Float] { parameters.flatMap(\.weightValues) }

  var derivedWeights: [any ComputedWeights] { [] }

  var gateParameters: [Parameter] { [] }

  func addGradients(_ input: LayerInput, _ pass: Pass) {}
}
