import Basics
import Graphics

/// All heights of a chart, from the title at the top to the axis at the bottom.
struct VerticalPlan {
  let title: TextBlock?
  let facetHeads: [TextBlock]
  let legendTop: Double
  /// The y position of the top of a legend at the right, level with the titles of the left axis.
  let rightLegendTop: Double
  /// True if the legend is on the same line as the titles of the left axis.
  let isLegendBesideHead: Bool
  /// The distance from the page's top to the first panel.
  let firstPanelTop: Double
  let panelHeight: Double
  let height: Double
  /// The missing height in points.
  let shortage: Double
  /// The missing width in points of a legend at the top.
  let legendShortage: Double
  private let rowDistance: Double

  init(_ context: LayoutContext, legend: ChartLegend, horizontal: HorizontalPlan) throws(Diagnostic) {
    title = try Self.title(context)
    facetHeads = try Self.facetHeads(context, width: horizontal.panelWidth)
    legendTop = Theme.margin + (title.map { $0.height + 5 } ?? 0)
    let facetHead = facetHeads.map(\.height).max().map { $0 + 3 } ?? 0
    let headHeight = horizontal.headHeight
    let isAbove = legend.placement == .top && !legend.isEmpty
    let legendSize = isAbove ? legend.size(width: context.innerWidth) : Size(0, 0)
    let roomBesideHead = horizontal.panelsRight - horizontal.headRight - 16
    isLegendBesideHead = isAbove && legendSize.width <= roomBesideHead
    let headLines =
      isLegendBesideHead
      ? max(headHeight, legendSize.height + 6) : headHeight + (isAbove ? legendSize.height + 6 : 0)
    let top = legendTop + headLines + facetHead
    let axisTitle = horizontal.bottomTitle.map { $0.height + 3 } ?? 0
    let bottom = horizontal.bottomThickness + axisTitle + Theme.margin
    let gap = Theme.facetGap + facetHead + (context.hasOwnLabels.x ? horizontal.bottomThickness : 0)
    let rows = Double(horizontal.grid.rows)
    let views = context.views.enumerated()
    let natural = views.map { Self.naturalPanelHeight($1, horizontal, panel: $0) }.max() ?? 0
    panelHeight =
      context.specification.height.map { max(1, ($0 - top - bottom - gap * (rows - 1)) / rows) } ?? natural
    firstPanelTop = top
    rowDistance = panelHeight + gap
    height = context.specification.height ?? top + rows * panelHeight + (rows - 1) * gap + bottom
    var lacking =
      max(
        0, (views.map { Self.minimumPanelHeight($1, horizontal, panel: $0) }.max() ?? 0) - panelHeight) * rows
    rightLegendTop = max(legendTop, top - headHeight)
    if legend.placement == .right {
      lacking = max(lacking, legend.size(width: 0).height - (height - rightLegendTop - Theme.margin))
    }
    legendShortage = legend.placement == .right ? 0 : max(0, legendSize.width - context.innerWidth)
    shortage = lacking
  }

  func panelTop(row: Int) -> Double { firstPanelTop + Double(row) * rowDistance }

  private static func title(_ context: LayoutContext) throws(Diagnostic) -> TextBlock? {
    guard let title = context.specification.title else { return nil }
    return try TextFitter(context.measurer, font: context.theme.title)
      .wrapped(title, maxWidth: context.innerWidth, maxLines: 3)
  }

  private static func facetHeads(_ context: LayoutContext, width: Double) throws(Diagnostic) -> [TextBlock] {
    let fitter = try facetFitter(context)
    var heads: [TextBlock] = []
    for name in facetNames(context) { heads.append(try fitter.wrapped(name, maxWidth: width, maxLines: 2)) }
    return heads
  }

  /// Returns the width of the widest word in the names above the panels; 0 if there are none.
  static func widestHeadWord(_ context: LayoutContext) throws(Diagnostic) -> Double {
    let words = Set(facetNames(context).flatMap { TextFitter.words($0).map(\.text) })
    return words.isEmpty ? 0 : try facetFitter(context).widest(Array(words))
  }

  private static func facetNames(_ context: LayoutContext) -> [String] {
    guard let facets = context.data.facets, let domain = facets.domain else { return [] }
    return (0..<domain.count).map { domain.isNumeric ? "\(facets.title) \(domain.name($0))" : domain.name($0) }
  }

  private static func facetFitter(_ context: LayoutContext) throws(Diagnostic) -> TextFitter {
    var font = context.theme.label
    font.isBold = true
    return try TextFitter(context.measurer, font: font)
  }
}

// MARK: Heights of a panel

extension VerticalPlan {
  /// The preferred greatest height of a panel with many rows, so that a page can hold the figure and its caption. Rows
  /// are then only as high as their numbers and labels need.
  private static let tallestRows = 390.0

  /// Returns the least height of a panel, below which labels or marks touch.
  private static func minimumPanelHeight(
    _ context: LayoutContext, _ horizontal: HorizontalPlan, panel: Int
  ) -> Double {
    switch horizontal.leftAxis(of: panel) {
    case .categories(let axis): rowsHeight(context, pitch: axis.minimumPitch)
    case .values: 40
    }
  }

  private static func naturalPanelHeight(
    _ context: LayoutContext, _ horizontal: HorizontalPlan, panel: Int
  ) -> Double {
    guard case .categories(let axis) = horizontal.leftAxis(of: panel) else {
      if context.isSquare { return horizontal.panelWidth }
      return min(max(horizontal.panelWidth * context.layers.main.room.panelShape, 100), 190)
    }
    let rows = Double(context.data.y.domain?.count ?? 1)
    let pitch = max(min(naturalPitch(context, horizontal), tallestRows / rows), context.theme.annotation.size * 1.5)
    return rowsHeight(context, pitch: max(axis.minimumPitch + 2, pitch))
  }

  /// Returns the preferred distance from row to row of cells, bars or points.
  private static func naturalPitch(_ context: LayoutContext, _ horizontal: HorizontalPlan) -> Double {
    let bars = Double(context.colors.sideBySide)
    if bars > 1 { return bars * 8 / BarSlots.share }
    return context.layers.main.room.rowPitch(
      lineHeight: context.theme.annotation.size, rowCount: context.data.rowCount,
      columnWidth: horizontal.panelWidth / Double(context.data.x.domain?.count ?? 1))
  }

  private static func rowsHeight(_ context: LayoutContext, pitch: Double) -> Double {
    guard let domain = context.data.y.domain else { return 0 }
    return pitch * Double(domain.count) + Theme.groupGap * Double(domain.groupStarts.count)
  }
}
