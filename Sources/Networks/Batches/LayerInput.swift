import Kernels

/// What enters a layer: x `[features, 32]`, and which of the block's hot features it has.
struct LayerInput {
  /// Those of the first half of the block's inputs, of the second, or both; the block has them in `Pass.hot`.
  enum Hot {
    case none, first, second, both
  }

  let features: Features
  let hot: Hot

  init(_ features: Features, hot: Hot = .none) {
    self.features = features
    self.hot = hot
  }

  init(_ batch: Batch) {
    self.init(batch.inputs.features, hot: batch.hot == nil ? .none : .both)
  }

  /// a and b.
  var halves: (LayerInput, LayerInput) {
    let (a, b) = features.halves
    return hot == .both
      ? (LayerInput(a, hot: .first), LayerInput(b, hot: .second)) : (LayerInput(a), LayerInput(b))
  }
}
