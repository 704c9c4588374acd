import Kernels

/// A block of 32 examples, stored as features by examples, of which the first `count` take part in training. For a
/// network that takes several blocks at once, it holds several blocks. A larger training step uses several batches.
///
/// A batch does not know its task or its dataset.
package struct Batch {
  /// The number of examples in a block.
  @inlinable @inline(__always)
  package static var size: Int { 32 }

  /// x, `[input width, 32]`. The first half of the rows is a, the second half is b.
  package let inputs: Matrix
  /// The targets t, `[output width, 32]`.
  package let targets: Matrix
  /// The number of examples, over all blocks, that take part in training. The remaining columns are padding: their
  /// values must be finite, but have no effect.
  package var count: Int {
    didSet { require(1...Self.size * blocks ~= count, "\(count) examples of a block of \(Self.size * blocks)") }
  }
  /// The positions of the ones if `inputs` are one-hot, otherwise nil. The first layer then looks up rows of its
  /// weights instead of multiplying.
  package var hot: HotIndices?

  package init(inputs: Matrix, targets: Matrix) {
    require(
      inputs.columns == Self.size && targets.columns == Self.size && inputs.blocks == targets.blocks,
      "a batch of [\(inputs.rows), \(inputs.columns)] and [\(targets.rows), \(targets.columns)]")
    self.inputs = inputs
    self.targets = targets
    count = Self.size * inputs.blocks
  }

  package init(inputWidth: Int, outputWidth: Int, blocks: Int = 1) {
    self.init(
      inputs: Matrix(rows: inputWidth, columns: Self.size, blocks: blocks),
      targets: Matrix(rows: outputWidth, columns: Self.size, blocks: blocks))
  }

  /// The number of blocks of 32 examples.
  package var blocks: Int { inputs.blocks }

  /// Returns a view of one block, which shares the memory of this batch.
  package func block(_ block: Int) -> Batch {
    Batch(inputs: Matrix(block: block, of: inputs), targets: Matrix(block: block, of: targets))
  }
}

/// For every example of a one-hot batch, the index of the one within a and the index of the one within b. Both count
/// from 0.
package struct HotIndices: Hashable, Sendable {
  package var a = SIMD32<UInt8>()
  package var b = SIMD32<UInt8>()

  package init() {}
}
