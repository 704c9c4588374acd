import Basics

/// Whether the bars or areas of several series are stacked.
package enum Stacking: String, Named, Sendable, CaseIterable {
  /// Bars are side by side, and areas overlap.
  case none = "false"
  /// Each length is drawn on top of the one before it.
  case sums = "true"
  /// Each length is divided by the sum of its stack.
  case shares = "fill"

  package var name: String { rawValue }
}
