#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The distribution of a sum of n independent copies of a bounded variable Z, given Z's moments.
///
/// φ(t) = E exp(itZ) = Σₖ (it)ᵏ E Zᵏ / k!, and by inversion P(|S − c| ≤ τ) = (2/π) ∫₀^∞ sin(τt)/t · Re(φ(t)ⁿ e^(−ict)) dt.
/// The integrand vanishes beyond a few standard deviations' inverse, so Simpson's rule is exact to rounding.
struct SumDistribution {
  let count: Int
  /// E Zᵏ
  let moment: (Int) -> Double

  var mean: Double { Double(count) * moment(1) }
  var variance: Double { Double(count) * (moment(2) - moment(1) * moment(1)) }

  /// The best constant: its centre is sought about the mean, where the density of such a sum has its only peak.
  func constantBaseline(tolerance: Double) -> ConstantBaseline {
    let spectrum = self.spectrum()
    let centre = Self.maximum(in: (mean - 1)...(mean + 1)) {
      probability(within: tolerance, of: $0, spectrum)
    }
    return ConstantBaseline(accuracy: probability(within: tolerance, of: centre, spectrum), variance: variance)
  }

  /// φ(t)ⁿ at equally spaced t from 0, as modulus and argument.
  private func spectrum() -> [(t: Double, modulus: Double, argument: Double)] {
    let limit = 9 / variance.squareRoot()
    let intervals = 2_000
    return (0...intervals).map { step in
      let t = limit * Double(step) / Double(intervals)
      let (real, imaginary) = characteristicFunction(t)
      let modulus = pow((real * real + imaginary * imaginary).squareRoot(), Double(count))
      return (t, modulus, Double(count) * atan2(imaginary, real))
    }
  }

  private func characteristicFunction(_ t: Double) -> (real: Double, imaginary: Double) {
    var (real, imaginary, power) = (0.0, 0.0, 1.0)
    for k in 0..<60 {
      let term = power * moment(k)
      if k % 2 == 0 { real += k % 4 == 0 ? term : -term } else { imaginary += k % 4 == 1 ? term : -term }
      power *= t / Double(k + 1)
    }
    return (real, imaginary)
  }

  private func probability(
    within tolerance: Double, of centre: Double, _ spectrum: [(t: Double, modulus: Double, argument: Double)]
  ) -> Double {
    var sum = 0.0
    for (index, point) in spectrum.enumerated() {
      let window = point.t == 0 ? tolerance : sin(tolerance * point.t) / point.t
      let isEnd = index == 0 || index == spectrum.count - 1
      let weight = isEnd ? 1.0 : (index % 2 == 1 ? 4 : 2)
      sum += weight * window * point.modulus * cos(point.argument - centre * point.t)
    }
    return sum * (spectrum[1].t / 3) * 2 / .pi
  }

  /// Golden-section search of the maximum of a function with one peak.
  private static func maximum(in range: ClosedRange<Double>, of f: (Double) -> Double) -> Double {
    let ratio = (5.0.squareRoot() - 1) / 2
    var (low, high) = (range.lowerBound, range.upperBound)
    for _ in 0..<60 {
      let (a, b) = (high - ratio * (high - low), low + ratio * (high - low))
      if f(a) < f(b) { low = a } else { high = b }
    }
    return (low + high) / 2
  }
}
