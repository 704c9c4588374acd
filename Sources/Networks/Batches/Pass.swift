import Kernels

/// The state of one pass through the layers, in a training step or in an evaluation.
struct Pass {
  /// True if residual layers add their input.
  var skips = true
  /// The Adam step that a parameter takes while its gradient is computed, if nothing comes between the two. Nil in an
  /// evaluation, and nil if the gradients of several blocks are added first.
  var fusedStep: AdamStep?
  /// The positions of the ones in the block, if it is one-hot.
  var hot: HotIndices?
  /// Updates that one layer defers and the products of other layers carry out.
  var idle: IdleUpdates
}
