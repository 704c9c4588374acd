import Basics
import Platform
import Statistics
import Tables

/// Equal intervals along an axis, each with its lower end: those of a histogram.
struct Bins: Sendable, Equatable {
  /// One more than there are bins, in the units of the axis.
  let edges: [Double]
  /// In the units in which the axis is even: decades where it is logarithmic.
  let width: Double
  /// Whether each bin is a number of whole numbers.
  let isWhole: Bool
  let transform: ContinuousScale.Transform
  /// Whether bins of the width that was asked for would be too many.
  let isWidened: Bool

  /// The most bins, about.
  private static let most = 200.0

  /// Of values that are all on the axis, at least one.
  ///
  /// - Parameter width: as asked for; else by `HistogramRule`, rounded.
  init(_ values: [Double], _ transform: ContinuousScale.Transform, width asked: Double? = nil) {
    let spaced = values.map(transform.spaced)
    let (low, high) = (spaced.min() ?? 0, spaced.max() ?? 0)
    isWhole = transform == .linear && values.allSatisfy { $0 == $0.rounded() && abs($0) < 0x1p52 }
    self.transform = transform
    let least = max(high / Self.most - low / Self.most, abs(low) * 1e-9, abs(high) * 1e-9)
    isWidened = asked.map { $0 < least } ?? false
    let rule = HistogramRule.width(spaced) ?? (transform == .linear ? max(abs(high) / 10, least) : 0.1)
    let ruled = rule.isFinite ? rule : least
    let step = Self.rounded(
      max(asked ?? ruled, least, isWhole ? 1 : 0), isExact: asked != nil && !isWidened, isWhole: isWhole)
    width = step.value
    let shift = isWhole ? 0.5 : 0
    let first = ((low + shift) / step.value + 1e-9).rounded(.down)
    let last = max(first, ((high + shift) / step.value + 1e-9).rounded(.down))
    edges = stride(from: first, through: last + 1, by: 1).map { n in
      transform.value(ofSpaced: (step.multiple(n) ?? n * step.value) - shift)
    }
  }

  /// How many bins there are.
  var count: Int { edges.count - 1 }

  /// The bin of a value that is in one of them.
  func index(of x: Double) -> Int {
    let guess = (transform.spaced(x) - transform.spaced(edges[0])) / width
    var index = Int(rounding: guess, .down, within: 0...count - 1)
    while index > 0, x < edges[index] { index -= 1 }
    while index < count - 1, x >= edges[index + 1] { index += 1 }
    return index
  }

  /// A width that was asked for, or the nearest of 1, 2, 2.5 and 5 times a power of ten.
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

/// The width of bins, whose multiples are the numbers that they say where it is round.
private struct BinStep {
  let value: Double
  private let step: Ticks.Step?

  /// 0.1 as one tenth, so that three of it are 0.3.
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
