import Basics

/// How facets are arranged: in lines from left to right, balanced so that the last line is as full as can be.
struct PanelGrid: Sendable, Equatable {
  let count: Int
  let columns: Int

  /// - Parameters:
  ///   - width: for all panels and the gaps between them.
  ///   - minimum: below which a panel is of no use.
  ///   - maximumColumns: however much room there is.
  ///   - columns: where they have a meaning; else as many as fit.
  init(
    count: Int, width: Double, minimum: Double, gap: Double, maximumColumns: Int = .max, columns fixed: Int? = nil
  ) {
    if let fixed {
      (self.count, columns) = (count, fixed)
      return
    }
    let most = Int(rounding: (width + gap) / (minimum + gap), .down, within: 1...max(1, min(count, maximumColumns)))
    let rows = (count + most - 1) / most
    self.count = count
    columns = (count + rows - 1) / rows
  }

  var rows: Int { (count + columns - 1) / columns }

  func column(_ panel: Int) -> Int { panel % columns }

  func row(_ panel: Int) -> Int { panel / columns }

  /// Whether there is no panel below, so that this one has the axis.
  func isLowest(_ panel: Int) -> Bool { panel + columns >= count }
}
