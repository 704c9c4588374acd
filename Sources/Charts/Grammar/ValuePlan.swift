import Basics

/// A numeric axis before it has a place.
struct ValuePlan: Sendable {
  let encoding: EncodedChannel
  let transform: ContinuousScale.Transform
  let domain: ClosedRange<Double>
  /// Whether intervals, reference lines and zero belong on this axis.
  let isValue: Bool
  let isWhole: Bool

  /// - Parameters:
  ///   - rows: whose numbers the axis is for; nil for all, and then the range of possible values is part of it.
  ///   - reach: what is drawn along the axis beyond the numbers of rows.
  init(
    _ encoding: EncodedChannel, _ data: ChartData, _ specification: ChartSpecification, isValue: Bool,
    layers: Layers, rows: [Int]?, reach: [Double]
  ) throws(Diagnostic) {
    self.encoding = encoding
    self.isValue = isValue
    var channel = encoding.channel
    if rows != nil { channel.range = nil }
    transform = encoding.transform
    func some(_ all: [Double]?) -> [Double] { all.map { all in rows.map { $0.map { all[$0] } } ?? all } ?? [] }
    var values = some(encoding.numbers)
    if isValue {
      values += some(data.low) + some(data.high) + some(data.baseline)
      if let observations = data.observations {
        values += (rows.map { $0.map { observations[$0] } } ?? observations).joined()
      }
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

  /// - Parameters:
  ///   - xRows: the rows that are along x; nil for all.
  ///   - yRows: the same of y.
  init(
    _ layers: Layers, _ data: ChartData, _ specification: ChartSpecification, x xRows: [Int]? = nil,
    y yRows: [Int]? = nil
  ) throws(Diagnostic) {
    let (alongX, alongY) = (data.isHorizontal, data.y.numbers != nil && !data.isHorizontal)
    func plan(
      _ encoding: EncodedChannel, _ axis: ReferenceLine.Axis, _ rows: [Int]?, hasLengths: Bool, isValue: Bool
    ) throws(Diagnostic) -> ValuePlan? {
      guard encoding.numbers != nil else { return nil }
      let points = Self.reach(layers, data, specification, rows).map { axis == .x ? $0.x : $0.y }
      let ends = hasLengths ? data.stack?.ends ?? [] : []
      return try ValuePlan(
        encoding, data, specification, isValue: isValue, layers: layers, rows: rows,
        reach: points + specification.references(axis, hasValues: hasLengths)
          + (rows.map { rows in ends.isEmpty ? [] : rows.map { ends[$0] } } ?? ends))
    }
    x = try plan(data.x, .x, xRows, hasLengths: alongX, isValue: data.isHorizontal)
    y = try plan(data.y, .y, yRows, hasLengths: alongY, isValue: !data.isHorizontal)
    try specification.checkReferences(hasX: x != nil, hasY: y != nil)
  }

  /// What marks draw beyond the rows.
  private static func reach(
    _ layers: Layers, _ data: ChartData, _ specification: ChartSpecification, _ rows: [Int]?
  ) -> [ComputedShape.OutlinePoint] {
    let drawn = rows ?? Array(0..<data.rowCount)
    let members = rows.map(Set.init)
    let shapes = data.shapes?.byMark.values.joined().filter { shape in
      members.map { members in shape.rows.first.map(members.contains) ?? false } ?? true
    }
    return (shapes ?? []).flatMap(\.outline) + layers.marks.flatMap { $0.reach?(data, specification, drawn) ?? [] }
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
