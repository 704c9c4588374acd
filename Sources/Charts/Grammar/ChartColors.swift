import Basics
import Graphics

/// The colours of cells and series.
struct ChartColors: Sendable {
  /// The scale for numbers that colours show; nil if colours show no numbers.
  let scale: ColorScale?
  private let tints: [Double]?
  /// The colour of each series.
  private var palette: [Color]
  /// All colours of the scheme for groups; empty if the colours of series come from an ordered scheme.
  let groupColors: [Color]
  private let seriesCodes: [Int]?
  /// The number of bars that share a band: 1 if each series has bands of its own, or if bars are stacked.
  let sideBySide: Int
  /// True if several series share a band or a stack and no axis names them, so that a legend has to.
  let hasLegend: Bool

  init(_ data: ChartData, _ specification: ChartSpecification) throws(Diagnostic) {
    tints = data.tint?.numbers
    scale = try (data.fill ?? data.tint).map { fill throws(Diagnostic) in
      try Self.scale(fill, specification)
    }
    seriesCodes = data.series?.codes
    let count = data.series?.domain?.count ?? 0
    let palettes = data.tint == nil ? try Self.palettes(count, specification, hasScale: data.fill != nil) : ([], [])
    (palette, groupColors) = palettes
    let isOwnBand = [data.x, data.y].contains { $0.domain != nil && $0.channel.columns == data.series?.channel.columns }
    sideBySide = count == 0 || isOwnBand || data.stack != nil ? 1 : count
    hasLegend = isOwnBand ? false : sideBySide > 1 || data.stack != nil
  }

  /// Returns the colour of a row; grey if the number that colours show is missing.
  func color(_ row: Int) -> Color {
    if let tints, let scale { return scale.holds(tints[row]) ? scale.color(tints[row]) : Theme.bracket }
    return seriesCodes.map { palette[$0[row]] } ?? Theme.single
  }

  func color(series: Int) -> Color { palette[series] }

  private static func scheme(_ name: String?, for use: ColorScheme.Use) throws(Diagnostic) -> ColorScheme {
    guard let name else { return .standard(for: use) }
    return try ColorScheme.all.named(name, what: "colour scheme", kind: .badData)
  }

  private static func scale(
    _ fill: EncodedChannel, _ specification: ChartSpecification
  ) throws(Diagnostic) -> ColorScale {
    let scheme = try scheme(
      specification.scheme, for: specification.center == nil ? .numbers : .numbersAroundACenter)
    guard scheme.kind != .categorical else {
      throw Diagnostic(
        .badData, "'\(scheme.name)' has colours for groups, not for numbers",
        hint: "for numbers: " + ColorScheme.all.filter { $0.kind != .categorical }.map(\.name).joined(separator: ", "))
    }
    let transform = fill.transform
    let domain = ValueDomain.colors(fill.numbers ?? [], channel: fill.channel, transform: transform)
    guard scheme.kind == .diverging || specification.center == nil else {
      throw Diagnostic(
        .badData, "the scheme '\(scheme.name)' has no colour in the middle for 'center'",
        hint: "leave one of them out, or use one of: "
          + ColorScheme.all.filter { $0.kind == .diverging }.map(\.name).joined(separator: ", "))
    }
    guard scheme.kind == .diverging else { return try checked(domain, transform, scheme, center: nil) }
    return try checked(domain, transform, scheme, center: specification.center ?? (transform == .log ? 1 : 0))
  }

  private static func checked(
    _ domain: ClosedRange<Double>, _ transform: ContinuousScale.Transform, _ scheme: ColorScheme, center: Double?
  ) throws(Diagnostic) -> ColorScale {
    if transform == .log, min(domain.lowerBound, center ?? .infinity) <= 0 {
      throw Diagnostic(
        .badData, "a logarithmic scale of colours has no place for zero and less",
        hint: "give a 'domain' and a 'center' above 0")
    }
    return ColorScale(scheme, transform, domain: domain, center: center)
  }

  /// Returns a copy in which series `i` has colour `places[i]` of the scheme for groups.
  func bound(to places: [Int]) -> ChartColors {
    var colors = self
    colors.palette = places.map { groupColors[$0] }
    return colors
  }

  private static func palettes(
    _ count: Int, _ specification: ChartSpecification, hasScale: Bool
  ) throws(Diagnostic) -> (series: [Color], groups: [Color]) {
    let scheme = try scheme(hasScale ? nil : specification.scheme, for: .groups)
    guard scheme.kind == .categorical else {
      return ((0..<count).map { scheme.color(at: count > 1 ? 0.9 * Double($0) / Double(count - 1) : 0.5) }, [])
    }
    guard count <= scheme.colors.count else {
      throw Diagnostic(
        .badData, "\(count) series: \(scheme.colors.count) colours can be told apart",
        hint: "use 'facet', a condition, or an ordered scheme such as \(ColorScheme.standard(for: .numbers).name)")
    }
    return (Array(scheme.colors.prefix(count)), scheme.colors)
  }
}
