import Basics

/// What a regression draws through points.
package enum Fit: String, Named, Sendable, CaseIterable {
  /// The straight line of least squares.
  case linear
  /// A smooth curve of locally weighted lines.
  case loess

  package var name: String { rawValue }
}
