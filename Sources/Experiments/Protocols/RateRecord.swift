/// The results of all replicates of one rate in one cell.
package struct RateRecord: Sendable {
  package var rate: Double
  /// The validation losses; infinite for a trial that did not finish.
  package var losses: [Double] = []
  /// The values of log10(validation error / variance of the targets); infinite for a trial that did not finish or did
  /// not measure it.
  package var logErrors: [Double] = []
  /// The numbers of steps until the validation error was a hundredth of that variance; infinite if it never was.
  package var steps: [Double] = []

  package init(rate: Double) {
    self.rate = rate
  }

  /// Returns the mean. The numbers are sorted first, so that their order does not change the rounding.
  static func mean(_ numbers: [Double]) -> Double { numbers.sorted().reduce(0, +) / Double(numbers.count) }

  /// Returns the rate with the lowest mean validation loss, the lowest of equally good ones; nil if no mean is finite.
  static let lowestLoss: @Sendable ([RateRecord]) -> Double? = { records in
    let ranked = records.map { (loss: mean($0.losses), rate: $0.rate) }.sorted { $0 < $1 }
    return ranked.first.flatMap { $0.loss.isFinite ? $0.rate : nil }
  }
}
