import Kernels

/// What enters a layer: x `[features, 32]`, and where its ones are if it is one-hot.
struct LayerInput {
  let features: Features
  /// The hot feature of every example in the first half, or in all, of the features.
  let hot: SIMD32<UInt8>?
  /// The hot feature of every example in the second half, counted from its start; nil if there is one hot feature only.
  let secondHot: SIMD32<UInt8>?

  init(_ features: Features, hot: SIMD32<UInt8>? = nil, secondHot: SIMD32<UInt8>? = nil) {
    self.features = features
    self.hot = hot
    self.secondHot = secondHot
  }

  init(_ batch: Batch) {
    self.init(batch.inputs.features, hot: batch.hot?.a, secondHot: batch.hot?.b)
  }

  /// a and b.
  var halves: (LayerInput, LayerInput) {
    let (a, b) = features.halves
    return (LayerInput(a, hot: hot), LayerInput(b, hot: secondHot))
  }
}
