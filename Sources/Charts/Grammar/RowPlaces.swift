/// Which rows of a chart have a place in it, and why the others have none.
struct RowPlaces: Sendable {
  enum Reason: String, CaseIterable, Sendable {
    case missing
    case infinite = "not finite"
    case zero = "zero on a logarithmic scale"
    case negative = "below zero on a logarithmic scale"
    case outside = "outside the axes"
  }

  /// One a row; nil where it has a place.
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
      // An infinite cell has the colour of its end.
      if let x = cells?[row], let fill, !fill.holds(x) { return Self.reason(x, fill.axis.transform) }
      return nil
    }
  }

  func holds(_ row: Int) -> Bool { reasons[row] == nil }

  /// How many of the first rows lack a place, by reason.
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
