/// Which rows of a chart have a position in it, and the reasons why others have none.
struct RowPlaces: Sendable {
  enum Reason: String, CaseIterable, Sendable {
    case missing
    case infinite = "not finite"
    case zero = "zero on a logarithmic scale"
    case negative = "below zero on a logarithmic scale"
    case outside = "outside the axes"
  }

  /// For each row, the reason why it has no position; nil if it has one.
  private let reasons: [Reason?]

  init(_ data: ChartData, _ plans: ValuePlans?, _ layers: Layers?, fill: ColorScale?) {
    let axes = [plans?.x, plans?.y].compactMap(\.self).map { plan in
      (
        numbers: plan.encoding.numbers ?? [], scale: plan.scale(),
        isLength: plan.isValue && layers?.includesZero == true
      )
    }
    let free = plans == nil && data.axes.isEmpty ? [data.x.numbers, data.y.numbers].compactMap(\.self) : []
    let cells = data.fill?.numbers
    reasons = (0..<data.rowCount).map { row in
      for numbers in free { if let reason = Self.reason(numbers[row], .linear) { return reason } }
      for axis in axes {
        let x = axis.numbers[row]
        if let reason = Self.reason(x, axis.scale.transform) { return reason }
        guard axis.isLength ? axis.scale.showsLength(to: x) : axis.scale.contains(x) else { return .outside }
      }
      // An infinite number has the colour of the end of the scale.
      if let x = cells?[row], let fill, !fill.holds(x) { return Self.reason(x, fill.axis.transform) }
      return nil
    }
  }

  func holds(_ row: Int) -> Bool { reasons[row] == nil }

  /// Returns the number of rows without a position by reason, of the first `count` rows.
  func counts(ofFirst count: Int) -> [Reason: Int] {
    reasons.prefix(count).reduce(into: [:]) { counts, reason in
      if let reason { counts[reason, default: 0] += 1 }
    }
  }

  private static func reason(_ x: Double, _ transform: ContinuousScale.Transform) -> Reason? {
    if x.isNaN { return .missing }
    if x.isInfinite { return .infinite }
    guard transform == .log, x <= 0 else { return nil }
    return x == 0 ? .zero : .negative
  }
}
