import Graphics

/// Maps numbers to the colours of a sequential or diverging scheme.
package struct ColorScale: Sendable, Equatable {
  package let scheme: ColorScheme
  package let domain: ClosedRange<Double>
  /// The value at the middle of a diverging scheme, whose two sides then have one length.
  let center: Double?

  package init(_ scheme: ColorScheme, domain: ClosedRange<Double>, center: Double?) {
    self.scheme = scheme
    self.center = center
    if let center {
      let reach = max(abs(domain.lowerBound - center), abs(domain.upperBound - center))
      self.domain = center - reach...center + reach
    } else {
      self.domain = domain
    }
  }

  /// The colour of the nearest value inside the domain.
  package func color(_ x: Double) -> Color {
    let width = domain.upperBound - domain.lowerBound
    guard width > 0 else { return scheme.color(at: 0.5) }
    return scheme.color(at: min(max((x - domain.lowerBound) / width, 0), 1))
  }
}
