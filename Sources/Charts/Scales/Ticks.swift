import Basics
import Platform
import Tables

/// Round numbers for axes.
package enum Ticks {
  /// Of ten, in numbers that a Double holds.
  private static let exponents = -324...308

  /// 1, 2, 2.5 or 5 times a power of ten, as digits·10^exponent: 2.5 is 25·10⁻¹.
  struct Step: Equatable {
    let digits: Int
    let exponent: Int

    var value: Double { multiple(1) ?? .nan }

    /// A fifth of it; nil where that has digits beyond a place.
    func fifth(place: Int?) -> Step? {
      let fifth =
        digits.isMultiple(of: 5)
        ? Step(digits: digits / 5, exponent: exponent) : Step(digits: digits * 2, exponent: exponent - 1)
      return fifth.exponent < place ?? .min ? nil : fifth
    }

    /// The Double that is nearest to the decimal n·step, so that a tick is the number that it says; nil if a Double does
    /// not hold n.
    func multiple(_ n: Double) -> Double? {
      let product = n * Double(digits)
      guard let whole = Int64(exactly: product), abs(product) <= 0x1p53 else { return nil }
      return Double("\(whole)e\(exponent)").flatMap { $0.isFinite ? $0 : nil }
    }
  }

  /// The smallest step that goes over a domain at most `count` - 1 times and is a multiple of 10^`place`; nil where
  /// numbers are too few for steps.
  static func step(_ domain: ClosedRange<Double>, count: Int, place: Int? = nil) -> Step? {
    let parts = Double(max(1, count - 1))
    let rough = domain.upperBound / parts - domain.lowerBound / parts
    guard rough > 1e-300 else { return nil }
    let least = place.map { pow(10, Double($0)) } ?? 0
    let exponent = Int(rounding: log10(max(rough, least)), .down, within: exponents)
    let power = pow(10, Double(exponent))
    for (factor, digits, shift) in [(1.0, 1, 0), (2, 2, 0), (2.5, 25, -1), (5, 5, 0), (10, 1, 1)] {
      guard factor * power >= max(rough, least) * (1 - 1e-9) else { continue }
      if let place, exponent + shift < place { continue }
      return Step(digits: digits, exponent: exponent + shift)
    }
    return Step(digits: 1, exponent: exponent + 1)
  }

  /// Multiples of the step inside the domain.
  ///
  /// - Parameter place: of the last digit that a tick may have: 0 for whole numbers.
  package static func linear(_ domain: ClosedRange<Double>, count: Int, place: Int? = nil) -> [Double] {
    guard domain.upperBound > domain.lowerBound else { return [domain.lowerBound] }
    let ends = [domain.lowerBound, domain.upperBound]
    guard let step = step(domain, count: count, place: place) else { return ends }
    let (low, high) = (domain.lowerBound / step.value, domain.upperBound / step.value)
    let first = (low - tolerance(low)).rounded(.up)
    let last = (high + tolerance(high)).rounded(.down)
    guard last - first < 1000 else { return ends }
    guard last >= first else { return place == nil ? ends : [] }
    let ticks = stride(from: first, through: last, by: 1).map(step.multiple)
    return ticks.contains(nil) ? ends : ticks.compactMap(\.self)
  }

  /// Powers of ten inside the domain, every k-th if there are too many; with 2 and 5 times them below two decades, and
  /// as on a linear axis where fewer than two of those are inside.
  package static func logarithmic(_ domain: ClosedRange<Double>, count: Int, place: Int? = nil) -> [Double] {
    let (low, high) = (log10(domain.lowerBound), log10(domain.upperBound))
    let first = Int(rounding: low - 1e-9, .up, within: exponents)
    let last = Int(rounding: high + 1e-9, .down, within: exponents)
    let least = place ?? .min
    if high - low < 2 {
      let factors = [1.0, 2, 5].flatMap { factor in
        (first - 1...max(first - 1, last)).filter { $0 >= least }.compactMap {
          Step(digits: 1, exponent: $0).multiple(factor)
        }
      }
      let inside = factors.filter { $0 >= domain.lowerBound * (1 - 1e-9) && $0 <= domain.upperBound * (1 + 1e-9) }
      return inside.count < 2 ? linear(domain, count: count, place: place) : inside.sorted()
    }
    let every = max(1, (last - first) / max(1, count - 1))
    return stride(from: first, through: last, by: every).filter { $0 >= least }.map {
      Step(digits: 1, exponent: $0).value
    }
  }

  /// Zero and powers of ten on both sides of it that are not below the end of the linear part, every k-th if there are
  /// too many; as on a linear axis where fewer than two are inside.
  static func symmetric(_ domain: ClosedRange<Double>, linearEnd: Double, count: Int, place: Int? = nil) -> [Double] {
    let greatest = max(abs(domain.lowerBound), abs(domain.upperBound))
    let last = Int(rounding: log10(max(greatest, 1e-300)) + 1e-9, .down, within: exponents)
    let first = max(place ?? .min, Int(rounding: log10(linearEnd) - 1e-9, .up, within: exponents))
    guard first <= last else { return linear(domain, count: count, place: place) }
    for every in 1...(last - first + 1) {
      let powers = stride(from: last, through: first, by: -every).map { Step(digits: 1, exponent: $0).value }
      let ticks = (powers.map { -$0 } + [0] + powers.reversed()).filter(domain.contains)
      if ticks.count <= max(3, count) {
        return ticks.count < 2 ? linear(domain, count: count, place: place) : ticks
      }
    }
    return linear(domain, count: count, place: place)
  }

  /// The domain widened to whole steps, but not by a whole one for a part of it that a fifth of a step holds: -0.02 to
  /// 1.4 ends at -0.1 and 1.5. It holds both ends to the last bit.
  package static func nice(_ domain: ClosedRange<Double>, count: Int, place: Int? = nil) -> ClosedRange<Double> {
    guard let step = step(domain, count: count, place: place) else { return domain }
    let whole = widened(domain, by: step)
    guard let fifth = step.fifth(place: place), let fine = widened(domain, by: fifth), let whole else {
      return whole ?? domain
    }
    // The ends without the parts of a step that reach beyond whole ones.
    let isSliver = (
      low: fine.lowerBound - whole.lowerBound >= 0.79 * step.value,
      high: whole.upperBound - fine.upperBound >= 0.79 * step.value
    )
    return (isSliver.low ? fine : whole).lowerBound...(isSliver.high ? fine : whole).upperBound
  }

  private static func widened(_ domain: ClosedRange<Double>, by step: Step) -> ClosedRange<Double>? {
    let (low, high) = (domain.lowerBound / step.value, domain.upperBound / step.value)
    let first = (low + tolerance(low)).rounded(.down)
    let last = (high - tolerance(high)).rounded(.up)
    guard let start = step.multiple(first), let end = step.multiple(max(first + 1, last)) else { return nil }
    return min(start, domain.lowerBound)...max(end, domain.upperBound)
  }

  /// What rounding may add to a number of steps.
  private static func tolerance(_ steps: Double) -> Double { max(1e-9, abs(steps) * 4e-16) }
}
