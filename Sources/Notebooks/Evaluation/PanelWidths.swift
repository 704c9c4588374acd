import Basics
import Graphics

/// The widths of charts that are panels of figures. A chart is laid out at that width, so its text has the usual size.
struct PanelWidths: Sendable {
  /// The widths in points, by the labels of charts.
  private var widths: [String: Double] = [:]

  init(_ instances: [PartExpansion.Instance], _ venue: Venue?) {
    for instance in instances {
      guard case .figure(let cell, _) = instance.part, cell.panels.count > 1 else { continue }
      for case .chart(let label) in cell.panels {
        for name in [label.text, instance.scope.label(label.text)] { widths[name] = cell.panelWidth(venue) }
      }
    }
  }

  subscript(label: String) -> Double? { widths[label] }
}

extension FigureCell {
  /// The space between panels in points.
  static let gap = 12.0
  /// The width of a page without a venue, in points.
  private static let page = 6.5 * 72
  /// The least width of a panel in points. If panels in one column are narrower, the figure spans all columns.
  private static let narrow = 2.0 * 72

  func column(_ venue: Venue?) -> Double { venue?.column ?? Self.page }

  /// Returns the width of a row of panels in points.
  func total(_ venue: Venue?) -> Double {
    let column = column(venue)
    if let width { return width.points(on: column) }
    return share(of: column) < Self.narrow ? venue?.across ?? column : column
  }

  func panelWidth(_ venue: Venue?) -> Double { share(of: total(venue)) }

  var rowLength: Int { min(columns, panels.count) }

  private func share(of total: Double) -> Double {
    (total - Double(rowLength - 1) * Self.gap) / Double(rowLength)
  }
}
