import Basics

/// A numeric axis before it has a place.
struct ValuePlan {
  let encoding: EncodedChannel
  let transform: ContinuousScale.Transform
  let domain: ClosedRange<Double>

  /// - Parameters:
  ///   - isValue: whether intervals, reference lines and zero belong on this axis.
  ///   - includesZero: whether such an axis begins at zero.
  init(
    _ encoding: EncodedChannel, _ data: ChartData, _ specification: ChartSpecification, isValue: Bool,
    includesZero: Bool
  ) throws(Diagnostic) {
    self.encoding = encoding
    let channel = encoding.channel
    transform = channel.scale == .log ? .log : .linear
    var values = encoding.numbers ?? []
    if isValue {
      values += (data.low ?? []) + (data.high ?? []) + (data.baseline ?? []) + specification.rules.map(\.value)
      values += data.observations?.joined().map(\.self) ?? []
    }
    domain = ValueDomain.axis(
      values, channel: channel, transform: transform, includesZero: isValue && includesZero)
    guard transform == .linear || domain.lowerBound > 0 else {
      throw Diagnostic(
        .badData, "a logarithmic axis cannot begin at \(domain.lowerBound)", hint: "give a 'domain' above 0")
    }
  }

  func scale(start: Double, end: Double) -> ContinuousScale {
    ContinuousScale(transform, domain: domain, start: start, end: end)
  }
}
