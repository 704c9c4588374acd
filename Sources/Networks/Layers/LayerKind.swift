import Basics

/// A kind of layer, as the checks of all layers see it. The entries of `all` are the definition.
package struct LayerKind: Named, Sendable {
  package let name: String
  package let formula: String
  /// A layer for so many inputs, an even number, with an activation; nil if it does not come with that one. Where the
  /// kind leaves a choice of width, it is no multiple of a tile.
  package let sample: @Sendable (_ inputWidth: Int, Activation) -> LayerDescription?

  package static let all = [
    dense, residual, towers, branches, multiplyHalves, addHalves, neuralAddition,
  ]
}
