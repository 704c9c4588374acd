import Kernels

/// A block of 32 examples, features by examples, of which only the first may count. A larger batch is several blocks.
/// Knows neither its task nor its dataset.
package struct Batch {
  /// Examples in a block.
  @inlinable @inline(__always)
  package static var size: Int { 32 }

  /// `[input width, 32]`, of which the first half is a and the second b.
  package let inputs: Matrix
  /// `[output width, 32]`
  package let targets: Matrix
  /// Examples that count, 1...32. The rest is padding: finite like any example, but without effect.
  package var count = Batch.size {
    didSet { require(1...Self.size ~= count, "\(count) examples of a block of \(Self.size)") }
  }
  /// Where the ones are, if `inputs` are one-hot: then the first layer looks its rows up instead of multiplying.
  package var hot: HotIndices?

  package init(inputs: Matrix, targets: Matrix) {
    require(
      inputs.columns == Self.size && targets.columns == Self.size,
      "a batch of [\(inputs.rows), \(inputs.columns)] and [\(targets.rows), \(targets.columns)]")
    self.inputs = inputs
    self.targets = targets
  }

  package init(inputWidth: Int, outputWidth: Int) {
    self.init(
      inputs: Matrix(rows: inputWidth, columns: Self.size), targets: Matrix(rows: outputWidth, columns: Self.size))
  }
}

/// The index of the one in a and in b, each from 0, of every example of a one-hot batch.
package struct HotIndices: Hashable, Sendable {
  package var a = SIMD32<UInt8>()
  package var b = SIMD32<UInt8>()

  package init() {}
}
