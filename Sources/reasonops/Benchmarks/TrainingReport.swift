import Tables

/// What `bench train` found; in JSON its names are in snake_case.
struct TrainingReport: Encodable {
  struct Entry: Encodable {
    /// The median of the windows, and the best.
    let stepsPerSecond: Double
    let bestStepsPerSecond: Double
    /// Of `peakGflops`, at the median.
    let shareOfPeak: Double
  }

  var instructionSet: String
  /// Multiply-adds and nothing else on one core, best of five; two operations a multiply-add.
  var peakGflops: Double
  /// 128 outputs, dense inputs, 32 examples in a step.
  var networks: [String: Entry] = [:]
  /// Other output widths, one-hot inputs, and small networks with 128 examples in a step.
  var variants: [String: [String: Entry]] = [:]
  /// Two workers over one, training and with multiply-adds alone, and the one over the other.
  var twoWorkersSpeedup: Double?
  var twoWorkersPeakSpeedup: Double?
  var twoWorkersShareOfPeak: Double?
  /// The share of the time of a whole cell of `octavian_2018` that is not training steps.
  var outsideSteps: Double?
  /// Of a step's time, by network.
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
