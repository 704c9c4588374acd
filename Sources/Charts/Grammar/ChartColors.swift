import Basics
import Graphics

/// The colours of cells and series.
struct ChartColors: Sendable {
  /// Of a number; nil for charts without cells.
  let scale: ColorScale?
  /// One a series.
  private let palette: [Color]
  private let seriesCodes: [Int]?
  /// How many bars share a band: 1 if each series has bands of its own.
  let sideBySide: Int

  init(_ data: ChartData, _ specification: ChartSpecification) throws(Diagnostic) {
    scale = try data.fill.map { fill throws(Diagnostic) in
      try Self.scale(fill, specification)
    }
    seriesCodes = data.series?.codes
    let count = data.series?.domain?.count ?? 0
    palette = try Self.palette(count, specification, hasScale: data.fill != nil)
    let isOwnBand = [data.x, data.y].contains { $0.domain != nil && $0.channel.columns == data.series?.channel.columns }
    sideBySide = count == 0 || isOwnBand ? 1 : count
  }

  func color(_ row: Int) -> Color {
    seriesCodes.map { palette[$0[row]] } ?? Theme.single
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
    let domain = ValueDomain.colors(fill.numbers!, channel: fill.channel)
    let center = specification.center ?? (scheme.kind == .diverging ? 0 : nil)
    return ColorScale(scheme, domain: domain, center: scheme.kind == .diverging ? center : nil)
  }

  private static func palette(
    _ count: Int, _ specification: ChartSpecification, hasScale: Bool
  ) throws(Diagnostic) -> [Color] {
    let scheme = try scheme(hasScale ? nil : specification.scheme, for: .groups)
    guard scheme.kind == .categorical else {
      return (0..<count).map { scheme.color(at: count > 1 ? 0.9 * Double($0) / Double(count - 1) : 0.5) }
    }
    guard count <= scheme.colors.count else {
      throw Diagnostic(
        .badData, "\(count) series: \(scheme.colors.count) colours can be told apart",
        hint: "use 'facet', a condition, or an ordered scheme such as \(ColorScheme.standard(for: .numbers).name)")
    }
    return Array(scheme.colors.prefix(count))
  }
}
