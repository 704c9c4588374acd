import Basics

/// The kind of curve that a regression draws through points.
package enum Fit: String, Named, Sendable, CaseIterable {
  /// The least-squares line.
  case linear
  /// A smooth curve from locally weighted linear regression (LOWESS).
  case loess

  package var name: String { rawValue }
}
