import Basics

/// A kind of layer, for the tests that check every layer. To add a kind, add an entry to `all`.
package struct LayerKind: Named, Sendable {
  package let name: String
  /// The formula of y, as people read it.
  package let formula: String
  /// Makes a sample layer for an even number of inputs and an activation, or nil if the kind does not support them. If
  /// the width is free, the sample's width is not a multiple of a tile.
  package let sample: @Sendable (_ inputWidth: Int, Activation) -> LayerDescription?

  package static let all = [
    dense, residual, chain, towers, branches, multiplyHalves, addHalves, neuralAddition, neuralAccumulator,
    multiplicativeAccumulator, shareProduct, selectionProduct, neuralMultiplication, nalu, separateNALU, goldenNALU,
    biasedNALU, gatedUnits, inalu, sharedINALU, attentiveINALU, powerUnit, realPowerUnit, pairs, sharedDense,
    sharedLayerNorm, attention, positionSum, positionMean, offsets, standardization, polynomialStep, modulation,
    layerNorm, rmsNorm, activation, snake, spline,
  ]
}
