import Basics
import Tables

/// A place where papers appear, and how wide figures are in it.
package struct Venue: Named, Sendable {
  package let name: String
  /// In points.
  package let width: Double

  /// Such as `a column of 3.25 inches`.
  package var summary: String { "a column of \(NumberText.shortest(width / 72)) inches" }

  private init(_ name: String, inches: Double) {
    self.name = name
    width = inches * 72
  }

  /// One column, or the full text width if there is only one; `-wide` spans both columns.
  package static let all = [
    Venue("neurips", inches: 5.5), Venue("iclr", inches: 5.5), Venue("icml", inches: 3.25),
    Venue("icml-wide", inches: 6.75), Venue("cvpr", inches: 3.25), Venue("cvpr-wide", inches: 6.875),
    Venue("aaai", inches: 3.3), Venue("aaai-wide", inches: 6.975), Venue("jmlr", inches: 6), Venue("tmlr", inches: 6.5),
    Venue("ieee", inches: 3.5), Venue("ieee-wide", inches: 7.0625),
  ]
}
