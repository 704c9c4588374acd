import Basics

/// Whether the lengths of several series are put on top of one another.
package enum Stacking: String, Named, Sendable, CaseIterable {
  /// They are side by side, or before one another.
  case none = "false"
  case sums = "true"
  /// Each as its share of the sum.
  case shares = "fill"

  package var name: String { rawValue }
}
