/// One feature of all 32 examples, in two vectors. For functions that combine the features of each example.
@usableFromInline
package struct FeatureRow {
  @usableFromInline var lower: Vector
  @usableFromInline var upper: Vector

  @inlinable @inline(__always)
  package init(repeating value: Float = 0) {
    (lower, upper) = (Vector(repeating: value), Vector(repeating: value))
  }

  @inlinable @inline(__always)
  package init(lower: Vector, upper: Vector) {
    (self.lower, self.upper) = (lower, upper)
  }

  @inlinable @inline(__always)
  init(_ x: FeatureRow, _ y: FeatureRow, _ f: (Vector, Vector) -> Vector) {
    (lower, upper) = (f(x.lower, y.lower), f(x.upper, y.upper))
  }

  @inlinable @inline(__always)
  init(at pointer: UnsafePointer<Float>) {
    (lower, upper) = (load(pointer), load(pointer + Vector.scalarCount))
  }

  @inlinable @inline(__always)
  func write(to pointer: UnsafeMutablePointer<Float>) {
    store(lower, to: pointer)
    store(upper, to: pointer + Vector.scalarCount)
  }

  @inlinable @inline(__always)
  package static func + (x: FeatureRow, y: FeatureRow) -> FeatureRow { FeatureRow(x, y, +) }

  @inlinable @inline(__always)
  package static func * (x: FeatureRow, y: FeatureRow) -> FeatureRow { FeatureRow(x, y, *) }

  /// exp(self − y)
  @inlinable @inline(__always)
  package func exponential(minus y: FeatureRow) -> FeatureRow { FeatureRow(self, y) { x, y in exp(x - y) } }

  /// self − y
  @inlinable @inline(__always)
  package static func - (x: FeatureRow, y: FeatureRow) -> FeatureRow { FeatureRow(x, y, -) }

  /// The larger of each pair of numbers. NaN in `self` stays NaN.
  @inlinable @inline(__always)
  package func orLarger(_ y: FeatureRow) -> FeatureRow { FeatureRow(self, y, larger) }

  /// Applies f to the feature of every example.
  @inlinable @inline(__always)
  package func map(_ f: (Vector) -> Vector) -> FeatureRow { FeatureRow(self, self) { x, _ in f(x) } }

  /// The sum over all examples.
  @inlinable @inline(__always)
  package var sum: Float { laneSum(halvesAdded) }

  /// The first sixteen examples plus the last sixteen, lane by lane.
  @inlinable @inline(__always)
  var halvesAdded: Vector { lower + upper }

  /// self + x · factor
  @inlinable @inline(__always)
  package func adding(_ x: FeatureRow, times factor: Float) -> FeatureRow {
    let factors = Vector(repeating: factor)
    return FeatureRow(lower: lower.adding(x.lower, times: factors), upper: upper.adding(x.upper, times: factors))
  }

  /// self + x ∘ y
  @inlinable @inline(__always)
  package func adding(_ x: FeatureRow, times y: FeatureRow) -> FeatureRow {
    FeatureRow(lower: lower.adding(x.lower, times: y.lower), upper: upper.adding(x.upper, times: y.upper))
  }

  /// Returns sum + self ∘ x, with the two halves of the examples added lane by lane.
  @inlinable @inline(__always)
  func folded(with x: FeatureRow, added sum: Vector) -> Vector {
    sum.adding(lower, times: x.lower).adding(upper, times: x.upper)
  }

  /// ln self
  @inlinable @inline(__always)
  package var logarithm: FeatureRow { FeatureRow(lower: Kernels.logarithm(lower), upper: Kernels.logarithm(upper)) }

  /// 1 / self
  @inlinable @inline(__always)
  package var reciprocal: FeatureRow { FeatureRow(self, self) { x, _ in 1 / x } }
}

extension Features {
  /// A feature of all examples.
  @inlinable @inline(__always)
  package subscript(feature: Int) -> FeatureRow {
    get {
      guard 0..<count ~= feature, blocks == 1 else { stop("feature \(feature) of \(count) in \(blocks) blocks") }
      return FeatureRow(at: pointer + feature * Self.examples)
    }
    nonmutating set {
      guard 0..<count ~= feature, blocks == 1 else { stop("feature \(feature) of \(count) in \(blocks) blocks") }
      newValue.write(to: pointer + feature * Self.examples)
    }
  }
}
