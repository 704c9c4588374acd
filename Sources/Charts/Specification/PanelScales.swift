import Basics

/// Whether panels share their axes, in the words of ggplot2. In a grid of rows and columns of panels, those of one column
/// share x and those of one row share y in any case.
package enum PanelScales: String, Named, Sendable, CaseIterable {
  case fixed, free
  case freeX = "free_x"
  case freeY = "free_y"

  package var name: String { rawValue }

  var freesX: Bool { self == .free || self == .freeX }
  var freesY: Bool { self == .free || self == .freeY }
}
