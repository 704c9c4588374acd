import Kernels

/// One way through the layers, of a training step or of an evaluation.
struct Pass {
  /// Whether residual layers add their input.
  var skips = true
  /// The step that parameters take together with their gradients, if nothing comes between the two. Nil in an
  /// evaluation, and if the gradients of several blocks are added first.
  var fusedStep: AdamStep?
  /// Where the ones of the block are, if it is one-hot.
  var hot: HotIndices?
  /// Work that a layer leaves to the others.
  var idle: IdleUpdates
}
