import Kernels

/// The input of a layer: x `[features, 32]`, and which of the block's one-hot halves it contains.
struct LayerInput {
  /// The halves of the block's inputs that x contains as one-hot features. Their indices are in `Pass.hot`.
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

  /// The two halves of x: a and b.
  var halves: (LayerInput, LayerInput) {
    let (a, b) = features.halves
    return hot == .both
      ? (LayerInput(a, hot: .first), LayerInput(b, hot: .second)) : (LayerInput(a), LayerInput(b))
  }
}
