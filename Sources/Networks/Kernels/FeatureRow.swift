/// One feature of all 32 examples, in two vectors: for functions over the features of each example.
struct FeatureRow {
  private var lower: Vector
  private var upper: Vector

  @inline(__always)
  init(repeating value: Float = 0) {
    (lower, upper) = (Vector(repeating: value), Vector(repeating: value))
  }

  @inline(__always)
  private init(_ x: FeatureRow, _ y: FeatureRow, _ f: (Vector, Vector) -> Vector) {
    (lower, upper) = (f(x.lower, y.lower), f(x.upper, y.upper))
  }

  @inline(__always)
  fileprivate init(at pointer: UnsafePointer<Float>) {
    (lower, upper) = (load(pointer), load(pointer + Vector.scalarCount))
  }

  @inline(__always)
  fileprivate func write(to pointer: UnsafeMutablePointer<Float>) {
    store(lower, to: pointer)
    store(upper, to: pointer + Vector.scalarCount)
  }

  @inline(__always)
  static func + (x: FeatureRow, y: FeatureRow) -> FeatureRow { FeatureRow(x, y, +) }

  @inline(__always)
  static func * (x: FeatureRow, y: FeatureRow) -> FeatureRow { FeatureRow(x, y, *) }

  /// exp(self − y)
  @inline(__always)
  func exponential(minus y: FeatureRow) -> FeatureRow { FeatureRow(self, y) { x, y in exp(x - y) } }

  /// self − y
  @inline(__always)
  static func - (x: FeatureRow, y: FeatureRow) -> FeatureRow { FeatureRow(x, y, -) }

  /// The larger of each pair; NaN in `self` stays.
  @inline(__always)
  func orLarger(_ y: FeatureRow) -> FeatureRow { FeatureRow(self, y, larger) }

  /// 1 / self
  @inline(__always)
  var reciprocal: FeatureRow { FeatureRow(self, self) { x, _ in 1 / x } }
}

extension Features {
  /// A feature of all examples.
  @inline(__always)
  subscript(feature: Int) -> FeatureRow {
    get { FeatureRow(at: pointer + feature * Batch.size) }
    nonmutating set { newValue.write(to: pointer + feature * Batch.size) }
  }
}
