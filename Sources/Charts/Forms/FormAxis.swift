import Basics

/// The axis of one of the columns that a form compares.
struct FormAxis {
  let encoding: EncodedChannel
  private let domain: ClosedRange<Double>
  private let isWhole: Bool

  init(_ encoding: EncodedChannel, _ ends: ValueDomain.Ends) throws(Diagnostic) {
    self.encoding = encoding
    let numbers = encoding.numbers ?? []
    isWhole = numbers.allSatisfy { !$0.isFinite || $0 == $0.rounded() }
    domain = ValueDomain.ends(
      of: ValueDomain.Axis(
        channel: encoding.channel, transform: encoding.transform, includesZero: false, isWhole: isWhole,
        ends: ends), ends == .ofData ? numbers + encoding.bins : numbers)
  }

  func scale(start: Double, end: Double) -> ContinuousScale {
    ContinuousScale(encoding.transform, domain: domain, isWhole: isWhole, start: start, end: end)
  }

  /// Returns the position of a row along a scale of this axis, or nil if it has none.
  func position(_ row: Int, _ scale: ContinuousScale) -> Double? {
    guard let number = encoding.numbers?[row], scale.transform.holds(number), scale.contains(number) else { return nil }
    return scale.position(number)
  }

  /// Creates the axes of all columns that a form compares.
  ///
  /// - Throws: `badData` if there are fewer or more columns than the form can show.
  static func all(
    _ data: ChartData, in counts: ClosedRange<Int>, _ name: String, ends: ValueDomain.Ends = .round
  ) throws(Diagnostic) -> [FormAxis] {
    guard counts.contains(data.axes.count) else {
      throw Diagnostic(
        .badData,
        "'\(name)' has \(data.axes.count.counted("column")) in 'axes', and can show "
          + "\(counts.lowerBound) to \(counts.upperBound)", hint: "write axes: [a, b, c]")
    }
    var axes: [FormAxis] = []
    for encoding in data.axes { axes.append(try FormAxis(encoding, ends)) }
    return axes
  }
}

extension EncodedChannel {
  /// The lower end of the first and the upper end of the last bin of a histogram of the numbers; empty if there are no
  /// numbers.
  fileprivate var bins: [Double] {
    let held = (numbers ?? []).filter(transform.holds)
    guard !held.isEmpty else { return [] }
    let edges = Bins(held, transform, isDate: channel.format.isDate).edges
    return [edges[0], edges[edges.count - 1]]
  }
}
