import Tables

/// The results of `bench train`. In JSON the names are in snake case.
struct TrainingReport: Encodable {
  struct Entry: Encodable {
    /// The median over the windows.
    let stepsPerSecond: Double
    /// The best window.
    let bestStepsPerSecond: Double
    /// The share of `peakGflops` at the median.
    let shareOfPeak: Double
  }

  var instructionSet: String
  /// The peak of one core with multiply-adds alone, the best of five runs. A multiply-add counts as two operations.
  var peakGflops: Double
  /// The rates with 128 outputs, dense inputs and 32 examples in a step, by network.
  var networks: [String: Entry] = [:]
  /// The rates with other output widths, one-hot inputs, and small networks with 128 examples in a step.
  var variants: [String: [String: Entry]] = [:]
  /// The speed-up of two workers over one in training.
  var twoWorkersSpeedup: Double?
  /// The speed-up of two workers over one with multiply-adds alone.
  var twoWorkersPeakSpeedup: Double?
  /// The first of these speed-ups divided by the second.
  var twoWorkersShareOfPeak: Double?
  /// The share of the time of a whole cell of `octavian_2018` that is not training steps.
  var outsideSteps: Double?
  /// The share of each part of a step's time, by network.
  var timeShares: [String: [String: Double]] = [:]
  var peakRssMb = 0.0
}

extension TrainingReport: CustomStringConvertible {
  var description: String {
    let tables = [("outputs_128", networks)] + variants.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    let lines = tables.filter { !$0.1.isEmpty }.flatMap { [$0.0] + Self.lines($0.1) }
    return ([summary] + lines + shareLines).joined(separator: "\n")
  }

  private var summary: String {
    """
    \(instructionSet), multiply-add peak \(Self.text(peakGflops, 1)) GFLOP/s a core; \
    \(aroundSteps)\(Self.text(peakRssMb, 0)) MB at most
    """
  }

  private var aroundSteps: String {
    guard let speedup = twoWorkersSpeedup, let peak = twoWorkersPeakSpeedup, let outsideSteps else { return "" }
    return """
      two workers over one \(Self.text(speedup, 2)) (multiply-adds alone \(Self.text(peak, 2))); \
      \(Self.text(100 * max(0, outsideSteps), 1)) % of a whole cell outside its steps;\u{20}
      """
  }

  private static func lines(_ entries: [String: Entry]) -> [String] {
    entries.sorted { $0.key < $1.key }.map { name, entry in
      let rate = text(entry.stepsPerSecond, 0)
      let share = text(100 * entry.shareOfPeak, 1)
      return "  \(padded(name, 28))\(padded(rate, 8, left: false)) steps/s \(padded(share, 5, left: false)) % of peak"
    }
  }

  private var shareLines: [String] {
    timeShares.sorted { $0.key < $1.key }.map { name, shares in
      let parts = shares.sorted { $0.value > $1.value }.map { "\($0.key) \(Self.text(100 * $0.value, 1)) %" }
      return "\(name): " + parts.joined(separator: ", ")
    }
  }

  private static func text(_ value: Double, _ digits: Int) -> String {
    NumberText.fixed(value, digits: digits)
  }

  private static func padded(_ text: String, _ width: Int, left: Bool = true) -> String {
    let padding = String(repeating: " ", count: max(0, width - text.count))
    return left ? text + padding : padding + text
  }
}
