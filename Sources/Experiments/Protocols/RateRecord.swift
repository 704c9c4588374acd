/// What the replicates of one rate in one cell showed.
package struct RateRecord: Sendable {
  package var rate: Double
  /// Validation losses, infinite where a trial did not finish.
  package var losses: [Double] = []
  /// log10 of the validation error over the variance of the targets, infinite where a trial did not finish or did not
  /// measure it.
  package var logErrors: [Double] = []
  /// Steps to a hundredth of that variance, infinite where it was never reached.
  package var steps: [Double] = []

  package init(rate: Double) {
    self.rate = rate
  }

  /// The same whatever the order.
  static func mean(_ numbers: [Double]) -> Double { numbers.sorted().reduce(0, +) / Double(numbers.count) }

  /// The rate of the lowest mean validation loss, the lower of equal ones.
  static let lowestLoss: @Sendable ([RateRecord]) -> Double? = { records in
    let ranked = records.map { (loss: mean($0.losses), rate: $0.rate) }.sorted { $0 < $1 }
    return ranked.first.flatMap { $0.loss.isFinite ? $0.rate : nil }
  }
}
