import Basics
import Graphics

/// One way to lay out a chart, with all sizes computed. It can be compared with other attempts.
struct LayoutAttempt {
  let context: LayoutContext
  let legend: ChartLegend
  let horizontal: HorizontalPlan
  let vertical: VerticalPlan
  let annotations: Annotations
  let reserve: ValueReserve
  private(set) var lineEnds: LineEndLabels?
  let shortage: Shortage

  init(_ context: LayoutContext) throws(Diagnostic) {
    self.context = context
    let isRight = context.placement == .right
    legend = try ChartLegend(context, maxWidth: context.innerWidth * (isRight ? 0.25 : 1))
    let fitter = try AnnotationFitter(
      context.layers, context.data, context.specification, theme: context.theme, measurer: context.measurer)
    // The ticks at the left depend on the height, their width depends on the ticks, and the height depends on the width
    // that is left. So the widths are solved for an assumed height first.
    var horizontal = try HorizontalPlan.solved(context, legend: legend, fitter: fitter, panelHeight: 120)
    var vertical = try VerticalPlan(context, legend: legend, horizontal: horizontal)
    if context.data.y.numbers != nil {
      horizontal = try HorizontalPlan.solved(context, legend: legend, fitter: fitter, panelHeight: vertical.panelHeight)
      vertical = try VerticalPlan(context, legend: legend, horizontal: horizontal)
    }
    (self.horizontal, self.vertical) = (horizontal, vertical)
    let room = Self.annotationRoom(context, horizontal, vertical)
    let fitted = fitter.fitted(width: room.width, height: room.height)
    let beside = try Self.reserve(context, fitted.annotations, horizontal, vertical)
    annotations = beside == nil ? fitted.annotations.hidden : fitted.annotations
    reserve = beside ?? .none
    var shortage = Shortage(
      width: max(horizontal.shortage, vertical.legendShortage),
      height: max(horizontal.leftShortage, vertical.shortage)
    ).joined(with: fitted.shortage)
    if beside == nil && context.specification.annotations == .always {
      shortage = shortage.joined(with: context.data.isHorizontal ? Shortage(width: 1) : Shortage(height: 1))
    }
    if context.namesLineEnds {
      let panel = Self.panel(0, context, horizontal, vertical, reserve, annotations)
      lineEnds = try LineEndLabels(panel, theme: context.theme, measurer: context.measurer)
      shortage.height = max(shortage.height, Self.lacking(lineEnds, in: panel.frame))
    }
    self.shortage = shortage
  }

  /// Returns by how many points the names at line ends are too far from their lines or outside the panel.
  private static func lacking(_ labels: LineEndLabels?, in frame: Rectangle) -> Double {
    guard let labels, let extent = labels.extent else { return 1 }
    return max(labels.displacement - 9, frame.minY - 4 - extent.lowerBound, extent.upperBound - frame.maxY - 4)
  }

  /// Returns the room for texts beyond bars, or nil if they would take more than half of the axis.
  private static func reserve(
    _ context: LayoutContext, _ annotations: Annotations, _ horizontal: HorizontalPlan, _ vertical: VerticalPlan
  ) throws(Diagnostic) -> ValueReserve? {
    guard annotations.style != .none, context.layers.main.textPlace == .beyond else { return ValueReserve.none }
    let length = context.data.isHorizontal ? horizontal.panelWidth : vertical.panelHeight
    var reserve = ValueReserve.none
    for (panel, view) in context.views.enumerated() {
      guard let plan = horizontal.valuePlan(of: panel) else { continue }
      let rows = context.panels == nil ? nil : view.data.rows(facet: panel)
      let own = try ValueReserve(
        plan, view.data, annotations, rows: rows, length: length, measurer: context.measurer)
      reserve = reserve.joined(with: own)
    }
    return reserve.start + reserve.end <= length / 2 ? reserve : nil
  }

  /// Returns the room for a value in a cell, or beside a bar across its length, in the panel that has the least.
  private static func annotationRoom(
    _ context: LayoutContext, _ horizontal: HorizontalPlan, _ vertical: VerticalPlan
  ) -> Size {
    func pitch(_ axis: (ChartData) -> EncodedChannel, _ length: Double) -> Double {
      context.views.compactMap { view in
        axis(view.data).domain.map { view.bands($0, start: 0, length: length).bandwidth }
      }.min() ?? .greatestFiniteMagnitude
    }
    let band = Size(pitch(\.x, horizontal.panelWidth), pitch(\.y, vertical.panelHeight))
    guard context.colors.sideBySide > 1 else { return band }
    let slots = Double(context.colors.sideBySide)
    return context.data.isHorizontal
      ? Size(band.width, band.height * BarSlots.share / slots) : Size(band.width * BarSlots.share / slots, band.height)
  }

  /// The criteria by which attempts are compared lexicographically; more is better. In order: the missing points, texts
  /// in marks that can hold them, names that are not slanted or turned, x and y not exchanged, names at line ends, the
  /// direction of names, texts in full, the text size, and the legend at the right.
  private var quality: [Double] {
    let direction = Double(horizontal.direction)
    let style = Double(annotations.style.rawValue)
    let holdsValues = context.layers.main.textPlace == .inside
    return [
      -shortage.greatest,
      holdsValues ? style : 0,
      direction > 1 ? (holdsValues ? -direction : -1) : 0,
      context.isTurned ? -1 : 0,
      context.namesLineEnds ? 1 : 0,
      direction > 1 ? -direction : 0,
      style,
      context.theme.labelSize,
      Double(context.placement.rawValue),
    ]
  }

  func isBetter(than other: LayoutAttempt) -> Bool {
    other.quality.lexicographicallyPrecedes(quality)
  }
}
