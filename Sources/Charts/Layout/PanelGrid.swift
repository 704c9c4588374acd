import Basics

/// The arrangement of panels in lines from left to right. The last line is as full as possible.
struct PanelGrid: Sendable, Equatable {
  let count: Int
  let columns: Int

  /// - Parameters:
  ///   - width: the width for all panels and the gaps between them.
  ///   - minimum: the least useful width of a panel.
  ///   - maximumColumns: the greatest number of columns, even if there is room for more.
  ///   - columns: the number of columns, if columns have a meaning; nil for as many as fit.
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

  /// Returns true if there is no panel below this one, so that it has the labels of the axis.
  func isLowest(_ panel: Int) -> Bool { panel + columns >= count }
}
