import Kernels

/// A block of 32 examples, features by examples, of which only the first may count; or several blocks for a network that
/// takes them at once. A larger batch is several of these.
/// Knows neither its task nor its dataset.
package struct Batch {
  /// Examples in a block.
  @inlinable @inline(__always)
  package static var size: Int { 32 }

  /// `[input width, 32]`, of which the first half is a and the second b.
  package let inputs: Matrix
  /// `[output width, 32]`
  package let targets: Matrix
  /// Examples that count, of all blocks. The rest is padding: finite like any example, but without effect.
  package var count: Int {
    didSet { require(1...Self.size * blocks ~= count, "\(count) examples of a block of \(Self.size * blocks)") }
  }
  /// Where the ones are, if `inputs` are one-hot: then the first layer looks its rows up instead of multiplying.
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

  package var blocks: Int { inputs.blocks }

  /// One of its blocks, in its memory.
  package func block(_ block: Int) -> Batch {
    Batch(inputs: Matrix(block: block, of: inputs), targets: Matrix(block: block, of: targets))
  }
}

/// The index of the one in a and in b, each from 0, of every example of a one-hot batch.
package struct HotIndices: Hashable, Sendable {
  package var a = SIMD32<UInt8>()
  package var b = SIMD32<UInt8>()

  package init() {}
}
