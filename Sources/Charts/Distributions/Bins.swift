import Basics
import Platform
import Statistics
import Tables

/// The bins of a histogram: intervals that are equally wide on the axis. Each contains its lower end.
struct Bins: Sendable, Equatable {
  /// The ends of the bins in the units of the axis, one more than there are bins.
  let edges: [Double]
  /// The width of a bin in transformed units, such as decades on a logarithmic axis.
  let width: Double
  /// True if all values are whole, so that each bin covers whole numbers.
  let isWhole: Bool
  let transform: ContinuousScale.Transform
  /// True if the bins are wider than asked for or than the rule says, because there would be too many.
  let isWidened: Bool

  /// The approximate greatest number of bins.
  static let most = 200.0
  private static let day = 86_400.0
  /// 1970-01-05, the first Monday, in seconds since 1970. Bins of dates begin there, so that weeks begin on Mondays.
  private static let monday = 4 * day
  /// The widths of bins of dates, in seconds.
  private static let spans: [Double] =
    [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200]
    + [1, 2, 7, 14, 28, 91, 182, 364, 728, 1_820, 3_640, 7_280, 18_200, 36_400].map { $0 * day }

  /// Chooses bins for at least one value. All values must have a position on the axis.
  ///
  /// - Parameters:
  ///   - width: the width that the author asks for, in days for dates. If nil, `HistogramRule` gives a width that is
  ///     then rounded.
  ///   - isDate: whether the values are dates, whose bins are steps of the calendar.
  init(
    _ values: [Double], _ transform: ContinuousScale.Transform, width given: Double? = nil, isDate: Bool = false
  ) {
    let asked = given.map { isDate ? $0 * Self.day : $0 }
    let spaced = values.map(transform.spaced)
    let (low, high) = (spaced.min() ?? 0, spaced.max() ?? 0)
    isWhole = !isDate && transform == .linear && values.allSatisfy { $0 == $0.rounded() && abs($0) < 0x1p52 }
    self.transform = transform
    let least = max(high / Self.most - low / Self.most, abs(low) * 1e-9, abs(high) * 1e-9)
    let rule = HistogramRule.width(spaced) ?? (transform == .linear ? max(abs(high) / 10, least) : 0.1)
    let ruled = rule.isFinite ? rule : least
    isWidened = (asked ?? ruled) < least * (1 - 1e-9)
    let wanted = max(asked ?? ruled, least, isWhole ? 1 : 0)
    let isExact = asked != nil && !isWidened
    let span = isDate && !isExact ? Self.span(near: wanted) : nil
    let step = span.map { BinStep(value: $0) } ?? Self.rounded(wanted, isExact: isExact, isWhole: isWhole)
    width = step.value
    let shift = isWhole ? 0.5 : 0
    let origin = isDate ? Self.monday : 0
    let first = ((low - origin + shift) / step.value + 1e-9).rounded(.down)
    let last = max(first, ((high - origin + shift) / step.value + 1e-9).rounded(.down))
    edges = stride(from: first, through: last + 1, by: 1).map { n in
      transform.value(ofSpaced: (step.multiple(n) ?? n * step.value) - shift + origin)
    }
  }

  /// Returns the nearest width of bins of dates; nil for less than half a second.
  private static func span(near width: Double) -> Double? {
    guard width >= 0.5 else { return nil }
    return spans.min { abs(log(width / $0)) < abs(log(width / $1)) }
  }

  /// The number of bins.
  var count: Int { edges.count - 1 }

  /// Returns the index of the bin that contains a value. The value must be within the bins.
  func index(of x: Double) -> Int {
    let guess = (transform.spaced(x) - transform.spaced(edges[0])) / width
    var index = Int(rounding: guess, .down, within: 0...count - 1)
    while index > 0, x < edges[index] { index -= 1 }
    while index < count - 1, x >= edges[index + 1] { index += 1 }
    return index
  }

  /// Returns the width itself if it must be exact, or the nearest of 1, 2, 2.5 and 5 times a power of ten.
  private static func rounded(_ width: Double, isExact: Bool, isWhole: Bool) -> BinStep {
    if isExact { return BinStep(value: isWhole ? max(1, width.rounded()) : width) }
    let exponent = Int(rounding: log10(width), .down, within: -323...307)
    let factors: [(digits: Int, shift: Int)] =
      isWhole ? [(1, 0), (2, 0), (5, 0), (1, 1)] : [(1, 0), (2, 0), (25, -1), (5, 0), (1, 1)]
    let steps = factors.map { BinStep(digits: $0.digits, exponent: exponent + $0.shift) }
    let fitting = steps.min { abs(log(width / $0.value)) < abs(log(width / $1.value)) } ?? steps[0]
    return isWhole && fitting.value < 1 ? BinStep(value: 1) : fitting
  }
}

/// The width of bins. The multiples of a decimal width are the `Double`s nearest to the decimal numbers.
private struct BinStep {
  let value: Double
  private let step: Ticks.Step?

  /// Takes the width as a decimal number, so that three times 0.1 is 0.3.
  init(value: Double) {
    let decimal = DecimalNumber(value)
    let digits = decimal.significand < 1 << 31 ? Int(decimal.significand) : nil
    (self.value, step) = (value, digits.map { Ticks.Step(digits: $0, exponent: decimal.exponent) })
  }

  init(digits: Int, exponent: Int) {
    let step = Ticks.Step(digits: digits, exponent: exponent)
    (value, self.step) = (step.value, step)
  }

  func multiple(_ n: Double) -> Double? { step?.multiple(n) }
}
