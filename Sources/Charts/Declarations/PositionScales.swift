import Basics

/// The kinds of scales that a mark needs along x and y.
package struct PositionScales: Equatable, Sendable {
  /// The kind of scale on one axis: categories, numbers, or either of them.
  package enum Kind: String, Sendable {
    case band, continuous, either
  }

  package var x: Kind
  package var y: Kind
  /// True if x and y may change places.
  package var canExchange = false

  static let any = PositionScales(x: .either, y: .either, canExchange: true)
  /// Categories along both axes.
  static let cells = PositionScales(x: .band, y: .band)
  /// A length along y for each category along x.
  static let lengths = PositionScales(x: .band, y: .continuous, canExchange: true)

  /// A number along y for each category or number along x.
  static let values = PositionScales(x: .either, y: .continuous, canExchange: true)

  var exchanged: PositionScales { PositionScales(x: y, y: x, canExchange: canExchange) }

  /// Returns the scales that fit both, or nil if there are none.
  func merged(with other: PositionScales) -> PositionScales? {
    guard let x = Self.merged(x, other.x), let y = Self.merged(y, other.y) else { return nil }
    return PositionScales(x: x, y: y, canExchange: canExchange && other.canExchange)
  }

  private static func merged(_ a: Kind, _ b: Kind) -> Kind? {
    a == .either || a == b ? b : b == .either ? a : nil
  }
}
