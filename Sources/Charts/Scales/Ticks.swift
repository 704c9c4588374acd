import Basics
import Platform

/// Round numbers for axes.
package enum Ticks {
  /// Of ten, in numbers that a Double holds.
  private static let exponents = -324...308

  /// The smallest of 1, 2, 2.5 and 5 times a power of ten that steps over a domain at most `count` - 1 times.
  static func step(_ domain: ClosedRange<Double>, count: Int) -> Double {
    let width = domain.upperBound - domain.lowerBound
    guard width > 0, width.isFinite else { return 1 }
    let rough = width / Double(max(1, count - 1))
    let power = pow(10, floor(log10(rough)))
    let factor = [1, 2, 2.5, 5, 10].first { $0 * power >= rough * (1 - 1e-9) } ?? 10
    return factor * power
  }

  /// Multiples of the step inside the domain.
  package static func linear(_ domain: ClosedRange<Double>, count: Int) -> [Double] {
    guard domain.upperBound > domain.lowerBound else { return [domain.lowerBound] }
    let step = step(domain, count: count)
    let first = (domain.lowerBound / step - 1e-9).rounded(.up)
    let last = (domain.upperBound / step + 1e-9).rounded(.down)
    guard last >= first, last - first < 1000 else { return [domain.lowerBound, domain.upperBound] }
    return stride(from: first, through: last, by: 1).map { multiple($0, of: step) }
  }

  /// Powers of ten inside the domain, every k-th if there are too many; with 2 and 5 times them below two decades, and
  /// as on a linear axis where fewer than two of those are inside.
  package static func logarithmic(_ domain: ClosedRange<Double>, count: Int) -> [Double] {
    let (low, high) = (log10(domain.lowerBound), log10(domain.upperBound))
    let first = Int(rounding: low - 1e-9, .up, within: exponents)
    let last = Int(rounding: high + 1e-9, .down, within: exponents)
    if high - low < 2 {
      let factors = [1.0, 2, 5].flatMap { factor in
        (first - 1...max(first - 1, last)).map { factor * pow(10, Double($0)) }
      }
      let inside = factors.filter { $0 >= domain.lowerBound * (1 - 1e-9) && $0 <= domain.upperBound * (1 + 1e-9) }
      return inside.count < 2 ? linear(domain, count: count) : inside.sorted()
    }
    let every = max(1, (last - first) / max(1, count - 1))
    return stride(from: first, through: last, by: every).map { pow(10, Double($0)) }
  }

  /// The domain widened to whole steps.
  package static func nice(_ domain: ClosedRange<Double>, count: Int) -> ClosedRange<Double> {
    let step = step(domain, count: count)
    let first = (domain.lowerBound / step + 1e-9).rounded(.down)
    let last = (domain.upperBound / step - 1e-9).rounded(.up)
    let (low, high) = (multiple(first, of: step), multiple(max(first + 1, last), of: step))
    guard low < high, low.isFinite, high.isFinite else { return domain }
    return low...high
  }

  /// n·step, divided rather than multiplied below 1: 3 × 0.1 is not 0.3.
  private static func multiple(_ n: Double, of step: Double) -> Double {
    step >= 1 ? n * step : n / (1 / step)
  }
}
