import Platform

extension ContinuousScale {
  /// How numbers are spaced along an axis.
  package enum Transform: Sendable, Equatable {
    case linear
    case log
    /// Linear from minus a number to that number, and by the logarithm beyond: sign(x) · log₁₀(1 + |x|/c).
    ///
    /// Source: Webber, "A bi-symmetric log transformation for wide-range data", 2013.
    case symmetricLog(Double)

    /// Whether a number has a place on an axis without ends.
    func holds(_ x: Double) -> Bool { x.isFinite && (self != .log || x > 0) }

    /// Where a number is as the axis spaces it, in units of its own.
    func spaced(_ x: Double) -> Double {
      switch self {
      case .linear: return x
      case .log: return log10(x)
      case .symmetricLog(let c):
        let length = log10(1 + abs(x) / c)
        return x < 0 ? -length : length
      }
    }

    /// The number at such a place.
    func value(ofSpaced x: Double) -> Double {
      switch self {
      case .linear: return x
      case .log: return pow(10, x)
      case .symmetricLog(let c):
        let length = c * (pow(10, abs(x)) - 1)
        return x < 0 ? -length : length
      }
    }

    /// The power of ten at the least number that is not zero, or three below the greatest, whichever is larger.
    static func symmetricLog(of numbers: [Double]) -> Transform {
      let sizes = numbers.filter { $0.isFinite && $0 != 0 }.map(abs)
      guard let least = sizes.min(), let greatest = sizes.max() else { return .symmetricLog(1) }
      let exponent = max(log10(least).rounded(.down), log10(greatest).rounded(.down) - 3)
      return .symmetricLog(pow(10, max(-300, exponent)))
    }
  }
}
