import Platform

extension ContinuousScale {
  /// The function by which numbers are spaced along an axis.
  package enum Transform: Sendable, Equatable {
    case linear
    case log
    /// sign(x) · log₁₀(1 + |x|/c): about linear from −c to c, and logarithmic beyond.
    ///
    /// Source: Webber, "A bi-symmetric log transformation for wide-range data", 2013.
    case symmetricLog(Double)

    /// Returns true if the transform is defined for the number: it is finite, and above zero for a logarithm.
    func holds(_ x: Double) -> Bool { x.isFinite && (self != .log || x > 0) }

    /// Returns the transformed number, in units in which the axis is evenly spaced.
    func spaced(_ x: Double) -> Double {
      switch self {
      case .linear: return x
      case .log: return log10(x)
      case .symmetricLog(let c):
        let length = log10(1 + abs(x) / c)
        return x < 0 ? -length : length
      }
    }

    /// Returns the inverse of `spaced`.
    func value(ofSpaced x: Double) -> Double {
      switch self {
      case .linear: return x
      case .log: return pow(10, x)
      case .symmetricLog(let c):
        let length = c * (pow(10, abs(x)) - 1)
        return x < 0 ? -length : length
      }
    }

    /// Chooses c for some numbers: the power of ten at or below the least absolute value that is not zero, or 10⁻³
    /// times the power of ten at or below the greatest, whichever is larger.
    static func symmetricLog(of numbers: [Double]) -> Transform {
      let sizes = numbers.filter { $0.isFinite && $0 != 0 }.map(abs)
      guard let least = sizes.min(), let greatest = sizes.max() else { return .symmetricLog(1) }
      let exponent = max(log10(least).rounded(.down), log10(greatest).rounded(.down) - 3)
      return .symmetricLog(pow(10, max(-300, exponent)))
    }
  }
}
