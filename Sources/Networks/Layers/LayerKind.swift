import Basics

/// A kind of layer, as the checks of all layers see it. The entries of `all` are the definition.
package struct LayerKind: Named, Sendable {
  package let name: String
  package let formula: String
  /// A layer for an even number of inputs, with an activation; nil if it does not support that one. If the kind allows
  /// a choice of width, the width is not a multiple of a tile.
  package let sample: @Sendable (_ inputWidth: Int, Activation) -> LayerDescription?

  package static let all = [
    dense, residual, chain, towers, branches, multiplyHalves, addHalves, neuralAddition, neuralAccumulator,
    multiplicativeAccumulator, shareProduct, selectionProduct, neuralMultiplication, nalu, separateNALU, goldenNALU,
    biasedNALU, gatedUnits, inalu, sharedINALU, attentiveINALU, powerUnit, realPowerUnit, pairs, sharedDense,
    sharedLayerNorm, attention, positionSum, positionMean, offsets, standardization, polynomialStep, modulation,
    layerNorm, rmsNorm, activation, snake, spline,
  ]
}
