import Basics

/// A numeric axis before it has a place.
struct ValuePlan: Sendable {
  let encoding: EncodedChannel
  let transform: ContinuousScale.Transform
  let domain: ClosedRange<Double>
  /// Whether intervals, reference lines and zero belong on this axis.
  let isValue: Bool
  let isWhole: Bool

  /// - Parameter reach: what is drawn along the axis beyond the numbers of rows.
  init(
    _ encoding: EncodedChannel, _ data: ChartData, _ specification: ChartSpecification, isValue: Bool,
    layers: Layers, reach: [Double]
  ) throws(Diagnostic) {
    self.encoding = encoding
    self.isValue = isValue
    let channel = encoding.channel
    transform = encoding.transform
    var values = encoding.numbers ?? []
    if isValue {
      values += (data.low ?? []) + (data.high ?? []) + (data.baseline ?? [])
      values += data.observations?.joined().map(\.self) ?? []
    }
    isWhole = !channel.isShare && values.allSatisfy { !$0.isFinite || $0 == $0.rounded() }
    values += reach
    let axis = ValueDomain.Axis(
      channel: channel, transform: transform, includesZero: isValue && layers.includesZero, isWhole: isWhole,
      ends: layers.main.axisEnds)
    domain = ValueDomain.ends(of: axis, values)
    guard transform != .log || domain.lowerBound > 0 else {
      throw Diagnostic(
        .badData, "a logarithmic axis cannot begin at \(domain.lowerBound)", hint: "give a 'domain' above 0")
    }
  }

  func scale(start: Double = 0, end: Double = 1) -> ContinuousScale {
    ContinuousScale(transform, domain: domain, isWhole: isWhole, start: start, end: end)
  }
}

extension ChartSpecification {
  /// The values of lines and spans along an axis.
  ///
  /// - Parameter hasValues: whether bars and intervals are drawn along it.
  fileprivate func references(_ axis: ReferenceLine.Axis, hasValues: Bool) -> [Double] {
    func belongs(_ other: ReferenceLine.Axis) -> Bool { other == axis || (hasValues && other == .value) }
    return rules.filter { belongs($0.axis) }.map(\.value)
      + spans.filter { belongs($0.axis) }.flatMap { [$0.ends.lowerBound, $0.ends.upperBound] }
  }

  fileprivate func checkReferences(hasX: Bool, hasY: Bool) throws(Diagnostic) {
    for axis in rules.map(\.axis) + spans.map(\.axis) {
      guard hasX || hasY else {
        throw Diagnostic(.badData, "a 'rule' or 'span' needs an axis of numbers, and the chart has none")
      }
      guard (axis == .x && !hasX) || (axis == .y && !hasY) else { continue }
      throw Diagnostic(
        .badData, "a 'rule' or 'span' along \(axis.rawValue) needs numbers there, and it shows categories",
        hint: "leave 'axis' out, or bind '\(axis.rawValue)' to numbers")
    }
  }
}

extension Channel {
  /// Whether its ends are given as those of shares, which are not whole although each value may be.
  fileprivate var isShare: Bool {
    (domain ?? range).map { $0.lowerBound >= 0 && $0.upperBound <= 1 } ?? false
  }
}

/// The numeric axes of a chart; nil for an axis of categories.
struct ValuePlans: Sendable {
  private(set) var x: ValuePlan?
  private(set) var y: ValuePlan?

  init(_ layers: Layers, _ data: ChartData, _ specification: ChartSpecification) throws(Diagnostic) {
    func plan(_ encoding: EncodedChannel, isValue: Bool, reach: [Double]) throws(Diagnostic) -> ValuePlan? {
      guard encoding.numbers != nil else { return nil }
      return try ValuePlan(
        encoding, data, specification, isValue: isValue, layers: layers, reach: reach)
    }
    let reach = (data.shapes?.points ?? []) + layers.marks.flatMap { $0.reach?(data, specification) ?? [] }
    let lengths = data.stack?.ends ?? []
    let (alongX, alongY) = (data.isHorizontal, data.y.numbers != nil && !data.isHorizontal)
    x = try plan(
      data.x, isValue: data.isHorizontal,
      reach: reach.map(\.x) + specification.references(.x, hasValues: alongX) + (alongX ? lengths : []))
    y = try plan(
      data.y, isValue: !data.isHorizontal,
      reach: reach.map(\.y) + specification.references(.y, hasValues: alongY) + (alongY ? lengths : []))
    try specification.checkReferences(hasX: x != nil, hasY: y != nil)
  }

  /// Of the axis that bars and intervals are drawn along.
  var value: ValuePlan? { [x, y].compactMap(\.self).first(where: \.isValue) }

  /// The axis that a reference belongs to.
  func plan(of axis: ReferenceLine.Axis) -> ValuePlan? {
    switch axis {
    case .value: value
    case .x: x
    case .y: y
    }
  }

  /// X and y exchanged.
  var transposed: ValuePlans {
    var plans = self
    (plans.x, plans.y) = (y, x)
    return plans
  }

  /// Whether both axes are numeric and equal.
  var areEqual: Bool {
    guard let x, let y else { return false }
    return x.domain == y.domain && x.transform == y.transform
  }
}
