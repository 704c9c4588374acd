import Graphics

/// Maps numbers to the colours of a sequential or diverging scheme, linearly or by their logarithm.
package struct ColorScale: Sendable, Equatable {
  package let scheme: ColorScheme
  /// From 0 to 1 along the scheme.
  package let axis: ContinuousScale

  /// - Parameter center: the value at the middle of a diverging scheme, whose two sides then have one length.
  package init(
    _ scheme: ColorScheme, _ transform: ContinuousScale.Transform = .linear, domain: ClosedRange<Double>,
    center: Double?
  ) {
    self.scheme = scheme
    axis = ContinuousScale(transform, domain: center.map { transform.evened(domain, about: $0) } ?? domain)
  }

  package var domain: ClosedRange<Double> { axis.domain }

  /// Whether a number has a colour: on a logarithmic scale only if it is above zero.
  func holds(_ x: Double) -> Bool { !x.isNaN && (axis.transform != .log || x > 0) }

  /// The colour of the nearest value inside the domain.
  package func color(_ x: Double) -> Color { scheme.color(at: min(max(axis.position(x), 0), 1)) }
}

extension ContinuousScale.Transform {
  /// The least domain that holds another one and has a number in its middle.
  fileprivate func evened(_ domain: ClosedRange<Double>, about center: Double) -> ClosedRange<Double> {
    let most = Double.greatestFiniteMagnitude
    guard self == .log else {
      let reach = max(abs(domain.lowerBound - center), abs(domain.upperBound - center))
      return max(-most, center - reach)...min(most, center + reach)
    }
    let reach = max(center / domain.lowerBound, domain.upperBound / center)
    return max(center / reach, .leastNonzeroMagnitude)...min(most, center * reach)
  }
}
