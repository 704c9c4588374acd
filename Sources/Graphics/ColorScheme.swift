import Basics

/// A named list of colours for numbers or for groups. All maps are perceptually uniform, and all palettes are suitable
/// for colour-blind readers.
package struct ColorScheme: Named, Sendable, Equatable {
  /// The kind of data that a scheme is suitable for.
  package enum Kind: String, Sendable {
    /// Colours from low to high, whose lightness only rises or only falls.
    case sequential
    /// Colours on both sides of a middle value.
    case diverging
    /// Distinct colours without an order.
    case categorical

    fileprivate var summary: String {
      switch self {
      case .sequential: "colours for numbers from low to high"
      case .diverging: "colours for numbers on both sides of a middle value"
      case .categorical: "distinct colours for groups"
      }
    }
  }

  /// A use for which a standard scheme exists, for charts that name no scheme.
  package enum Use: Sendable, CaseIterable {
    case numbers
    /// Numbers above and below a value in the middle.
    case numbersAroundACenter
    case groups
  }

  package let name: String
  package let kind: Kind
  private let use: Use?
  package let colors: [Color]

  package static let all = [
    ColorScheme("viridis", .sequential, standardFor: .numbers, table: ColorSchemeTables.viridis),
    ColorScheme("cividis", .sequential, table: ColorSchemeTables.cividis),
    ColorScheme("magma", .sequential, table: ColorSchemeTables.magma),
    ColorScheme("batlow", .sequential, table: ColorSchemeTables.batlow),
    ColorScheme("vik", .diverging, standardFor: .numbersAroundACenter, table: ColorSchemeTables.vik),
    ColorScheme(
      "okabe_ito", .categorical, standardFor: .groups, table: "0072b2e69f00009e73cc79a756b4e9d55e00f0e442999999"),
  ]

  /// The purpose of the scheme in a few words.
  package var summary: String { use == nil ? kind.summary : kind.summary + "; used where a chart names no scheme" }

  /// Returns the standard scheme for a use. Each use has one.
  package static func standard(for use: Use) -> ColorScheme {
    guard let scheme = all.first(where: { $0.use == use }) else { preconditionFailure("no colour scheme for \(use)") }
    return scheme
  }

  /// - Parameter table: the colours, as six lower-case hexadecimal digits each, without separators.
  private init(_ name: String, _ kind: Kind, standardFor use: Use? = nil, table: String) {
    self.name = name
    self.kind = kind
    self.use = use
    let digits = table.utf8.map { UInt32($0 < 58 ? $0 - 48 : $0 - 87) }
    colors = stride(from: 0, to: digits.count, by: 6).map { start in
      Color(hex: digits[start..<start + 6].reduce(0) { $0 << 4 | $1 })
    }
  }

  /// Returns the colour at a fraction of the way from the first to the last colour, interpolated in sRGB. The fraction
  /// is clamped to 0...1.
  package func color(at fraction: Double) -> Color {
    let position = min(max(fraction, 0), 1) * Double(colors.count - 1)
    let index = Int(rounding: position, .down, within: 0...colors.count - 2)
    return colors[index].mixed(with: colors[index + 1], fraction: position - Double(index))
  }
}
