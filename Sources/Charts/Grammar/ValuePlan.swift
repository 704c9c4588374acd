import Basics

/// A numeric axis whose domain is known but not yet its position on the page.
struct ValuePlan: Sendable {
  let encoding: EncodedChannel
  let transform: ContinuousScale.Transform
  fileprivate(set) var domain: ClosedRange<Double>
  /// True if this is the axis of the values, which has intervals, baselines and zero.
  let isValue: Bool
  let isWhole: Bool

  /// - Parameters:
  ///   - rows: the rows whose numbers the axis must contain. If nil, it contains those of all rows, and the channel's
  ///     `range` too.
  ///   - reach: other numbers that the axis must contain.
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
  /// Returns the numbers of reference lines and spans along an axis.
  ///
  /// - Parameter hasValues: whether bars and intervals are drawn along the axis.
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
  /// True if the domain or range is within 0...1. Shares are not whole numbers, even if every value is 0 or 1.
  fileprivate var isShare: Bool {
    (domain ?? range).map { $0.lowerBound >= 0 && $0.upperBound <= 1 } ?? false
  }
}

/// The numeric axes of a chart; an axis of categories is nil.
struct ValuePlans: Sendable {
  private(set) var x: ValuePlan?
  private(set) var y: ValuePlan?

  /// - Parameters:
  ///   - xRows: the rows whose numbers the x axis must contain; nil for all rows.
  ///   - yRows: the rows whose numbers the y axis must contain; nil for all rows.
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
    if specification.showsDiagonal { try shareEnds() }
  }

  /// Gives both axes the same ends, unless the author gives them.
  private mutating func shareEnds() throws(Diagnostic) {
    guard let x, let y else {
      throw Diagnostic(
        .badData, "'diagonal' is a line where x and y are equal, and one of them shows categories",
        hint: "bind both to numbers, or leave 'diagonal' out")
    }
    let ends = min(x.domain.lowerBound, y.domain.lowerBound)...max(x.domain.upperBound, y.domain.upperBound)
    if x.encoding.channel.domain == nil, x.transform != .log || ends.lowerBound > 0 { self.x?.domain = ends }
    if y.encoding.channel.domain == nil, y.transform != .log || ends.lowerBound > 0 { self.y?.domain = ends }
  }

  /// Returns the points that marks draw besides the rows, in the units of the axes.
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

  /// The axis that bars and intervals are drawn along.
  var value: ValuePlan? { [x, y].compactMap(\.self).first(where: \.isValue) }

  /// Returns the axis that a reference line or span belongs to.
  func plan(of axis: ReferenceLine.Axis) -> ValuePlan? {
    switch axis {
    case .value: value
    case .x: x
    case .y: y
    }
  }

  /// The same axes with x and y exchanged.
  var transposed: ValuePlans {
    var plans = self
    (plans.x, plans.y) = (y, x)
    return plans
  }

  /// True if both axes are numeric and have equal domains and transforms.
  var areEqual: Bool {
    guard let x, let y else { return false }
    return x.domain == y.domain && x.transform == y.transform
  }

  /// True if a line shows where x and y are equal: the author asks for it, or the marks compare one quantity along both
  /// axes, which are equal.
  func haveDiagonal(_ layers: Layers, _ specification: ChartSpecification) -> Bool {
    if specification.showsDiagonal { return true }
    guard specification.scales == .fixed, layers.comparesAxes, areEqual else { return false }
    return x?.encoding.channel.quantity != nil && x?.encoding.channel.quantity == y?.encoding.channel.quantity
  }
}
