import Basics

/// A numeric axis before it has a place.
struct ValuePlan: Sendable {
  let encoding: EncodedChannel
  let transform: ContinuousScale.Transform
  let domain: ClosedRange<Double>
  /// Whether intervals, reference lines and zero belong on this axis.
  let isValue: Bool
  let isWhole: Bool

  init(
    _ encoding: EncodedChannel, _ data: ChartData, _ specification: ChartSpecification, isValue: Bool,
    includesZero: Bool
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
    if isValue { values += specification.rules.map(\.value) }
    let axis = ValueDomain.Axis(
      channel: channel, transform: transform, includesZero: isValue && includesZero, isWhole: isWhole)
    domain = ValueDomain.ends(of: axis, values)
    guard transform == .linear || domain.lowerBound > 0 else {
      throw Diagnostic(
        .badData, "a logarithmic axis cannot begin at \(domain.lowerBound)", hint: "give a 'domain' above 0")
    }
  }

  func scale(start: Double = 0, end: Double = 1) -> ContinuousScale {
    ContinuousScale(transform, domain: domain, isWhole: isWhole, start: start, end: end)
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
    func plan(_ encoding: EncodedChannel, isValue: Bool) throws(Diagnostic) -> ValuePlan? {
      guard encoding.numbers != nil else { return nil }
      return try ValuePlan(encoding, data, specification, isValue: isValue, includesZero: layers.includesZero)
    }
    x = try plan(data.x, isValue: data.isHorizontal)
    y = try plan(data.y, isValue: !data.isHorizontal)
  }

  /// Of the axis that bars and intervals are drawn along.
  var value: ValuePlan? { [x, y].compactMap(\.self).first(where: \.isValue) }

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
