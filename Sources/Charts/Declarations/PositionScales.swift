import Basics

/// The kinds of scale that a mark needs along x and y.
package struct PositionScales: Equatable, Sendable {
  package enum Kind: String, Sendable {
    case band, continuous, either
  }

  package var x: Kind
  package var y: Kind
  /// Whether x and y may change places.
  package var canExchange = false

  static let any = PositionScales(x: .either, y: .either, canExchange: true)
  /// A category for each of them.
  static let cells = PositionScales(x: .band, y: .band)
  /// A length for each category.
  static let lengths = PositionScales(x: .band, y: .continuous, canExchange: true)

  /// A number for each of them, along either axis.
  static let values = PositionScales(x: .either, y: .continuous, canExchange: true)

  var exchanged: PositionScales { PositionScales(x: y, y: x, canExchange: canExchange) }

  /// What both need; nil if they exclude one another.
  func merged(with other: PositionScales) -> PositionScales? {
    guard let x = Self.merged(x, other.x), let y = Self.merged(y, other.y) else { return nil }
    return PositionScales(x: x, y: y, canExchange: canExchange && other.canExchange)
  }

  private static func merged(_ a: Kind, _ b: Kind) -> Kind? {
    a == .either || a == b ? b : b == .either ? a : nil
  }
}
