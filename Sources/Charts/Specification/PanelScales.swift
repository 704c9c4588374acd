import Basics

/// Which axes the panels share, with the names that ggplot2 uses for `scales`.
///
/// In a grid of panels (`facet` with `facet_row`), the panels of one column always share x, and the panels of one row
/// always share y.
package enum PanelScales: String, Named, Sendable, CaseIterable {
  case fixed, free
  case freeX = "free_x"
  case freeY = "free_y"

  package var name: String { rawValue }

  var freesX: Bool { self == .free || self == .freeX }
  var freesY: Bool { self == .free || self == .freeY }
}
