import Kernels

/// A layer for blocks of 32 examples, which owns all its buffers. It does not know its neighbours, the loss, or what
/// its gradients are used for.
///
/// The network calls `forward` with the inputs, writes dL/dy into `outputGradient`, and then calls `backward` and
/// `addGradients` with the same inputs.
protocol Layer: AnyObject {
  /// The input width and the matrices for outputs and output gradients.
  var site: LayerSite { get }
  /// The layers that it consists of. What their weights are is forwarded unless the layer says otherwise.
  var children: [any Layer] { get }
  /// The parameters, in the order in which they are initialised.
  var parameters: [Parameter] { get }

  /// The weights that select and add, as they appear in the formula. In an arithmetic network they should be −1, 0 or
  /// 1.
  var selectingWeights: [Float] { get }

  /// The weights that are computed from parameters. The network keeps them up to date; a layer only reads them.
  var derivedWeights: [any ComputedWeights] { get }

  /// Those of `parameters` that choose between layers.
  var gateParameters: [Parameter] { get }

  /// Writes the outputs.
  func forward(_ input: LayerInput, _ pass: inout Pass)

  /// Computes dL/dx if `inputGradient` is not nil, and whatever `addGradients` needs.
  func backward(_ input: LayerInput, inputGradient: Features?, _ pass: inout Pass)

  /// Adds this block's gradients to those of the parameters.
  func addGradients(_ input: LayerInput, _ pass: Pass)
}

extension Layer {
  var outputs: Matrix { site.outputs }
  var outputGradient: Matrix { site.outputGradient }

  var children: [any Layer] { [] }

  /// Layers have the parameters of their children by default.
  var parameters: [Parameter] { children.flatMap(\.parameters) }

  var selectingWeights: [Float] {
    children.isEmpty ? parameters.flatMap(\.weightValues) : children.flatMap(\.selectingWeights)
  }

  var derivedWeights: [any ComputedWeights] { children.flatMap(\.derivedWeights) }

  var gateParameters: [Parameter] { children.flatMap(\.gateParameters) }

  func addGradients(_ input: LayerInput, _ pass: Pass) {}
}
