import Graphics

/// Maps numbers to the colours of a sequential or diverging scheme, spaced by a transform.
package struct ColorScale: Sendable, Equatable {
  package let scheme: ColorScheme
  /// The scale that maps numbers to positions in the scheme, from 0 to 1.
  package let axis: ContinuousScale

  /// - Parameter center: the value at the middle of a diverging scheme, or nil. The domain is widened so that both
  ///   sides of it are equally long.
  package init(
    _ scheme: ColorScheme, _ transform: ContinuousScale.Transform = .linear, domain: ClosedRange<Double>,
    center: Double?
  ) {
    self.scheme = scheme
    axis = ContinuousScale(transform, domain: center.map { transform.evened(domain, about: $0) } ?? domain)
  }

  /// The numbers that have the first and the last colour of the scheme.
  package var domain: ClosedRange<Double> { axis.domain }

  /// Returns true if a number has a colour: it is not NaN, and on a logarithmic scale it is above zero.
  func holds(_ x: Double) -> Bool { !x.isNaN && (axis.transform != .log || x > 0) }

  /// Returns the colour of the value in the domain that is nearest to `x`.
  package func color(_ x: Double) -> Color { scheme.color(at: min(max(axis.position(x), 0), 1)) }
}

extension ContinuousScale.Transform {
  /// Returns the smallest domain that contains another one and has `center` in its middle.
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
