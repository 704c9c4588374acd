/// Conversions of floating-point numbers to whole numbers.
///
/// `Int(x)` stops the program if x is NaN, infinite or too large, and all three can come from a user's file. These
/// initialisers do not: `Int(rounding:)` returns nil, and `Int(rounding:_:within:)` returns an end of a range.
extension FixedWidthInteger {
  /// Rounds x. Returns nil if x is NaN or too large for the type.
  @inlinable
  package init?(rounding x: Double, _ rule: FloatingPointRoundingRule = .toNearestOrAwayFromZero) {
    self.init(exactly: x.rounded(rule))
  }

  /// Rounds x and clamps it to the range. NaN gives the lower end.
  @inlinable
  package init(
    rounding x: Double, _ rule: FloatingPointRoundingRule = .toNearestOrAwayFromZero, within range: ClosedRange<Self>
  ) {
    let whole = Self(exactly: x.rounded(rule)) ?? (x > 0 ? range.upperBound : range.lowerBound)
    self = Swift.min(Swift.max(whole, range.lowerBound), range.upperBound)
  }
}

// The compiler prefers these to the standard library's and warns of each use. `make build` treats warnings as errors.

extension Int {
  @available(*, deprecated, message: "it stops the program for NaN: use init(rounding:) or init(rounding:within:)")
  package init(_ x: Double) { self = whole(x) }

  @available(*, deprecated, message: "it stops the program for NaN: use init(rounding:) or init(rounding:within:)")
  package init(_ x: Float) { self = whole(Double(x)) }
}

extension Int64 {
  @available(*, deprecated, message: "it stops the program for NaN: use init(rounding:) or init(rounding:within:)")
  package init(_ x: Double) { self = whole(x) }
}

extension Int32 {
  @available(*, deprecated, message: "it stops the program for NaN: use init(rounding:) or init(rounding:within:)")
  package init(_ x: Double) { self = whole(x) }
}

extension UInt64 {
  @available(*, deprecated, message: "it stops the program for NaN: use init(rounding:) or init(rounding:within:)")
  package init(_ x: Double) { self = whole(x) }
}

extension UInt32 {
  @available(*, deprecated, message: "it stops the program for NaN: use init(rounding:) or init(rounding:within:)")
  package init(_ x: Double) { self = whole(x) }
}

extension UInt8 {
  @available(*, deprecated, message: "it stops the program for NaN: use init(rounding:) or init(rounding:within:)")
  package init(_ x: Double) { self = whole(x) }
}

private func whole<Whole: FixedWidthInteger>(_ x: Double) -> Whole {
  guard let whole = Whole(exactly: x.rounded(.towardZero)) else { fatalError("\(x) is no whole number of this type") }
  return whole
}
