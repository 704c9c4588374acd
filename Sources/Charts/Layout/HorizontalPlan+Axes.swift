import Basics
import Graphics

extension HorizontalPlan {
  /// Creates the axis at the left of a panel.
  ///
  /// - Parameters:
  ///   - room: the width for the axis and the panels.
  ///   - panelHeight: the height along which ticks must not touch.
  static func leftAxis(
    _ context: LayoutContext, _ fitter: AnnotationFitter, room: Double, panelHeight: Double
  ) throws(Diagnostic) -> LeftAxis {
    let y = context.data.y
    if let plan = context.plans.y {
      let axis = try ValueAxis(
        plan.scale(start: panelHeight, end: 0), edge: .left, title: context.title(of: plan),
        format: y.channel.format, maxTitleWidth: context.innerWidth, theme: context.theme, measurer: context.measurer,
        isShared: !context.isOnePanel)
      return .values(axis, plan)
    }
    guard let domain = y.domain else { preconditionFailure("an axis without values") }
    func axis(_ maxWidth: Double) throws(Diagnostic) -> LeftCategoryAxis {
      try LeftCategoryAxis(
        domain, titles: y.levelTitles, maxWidth: maxWidth, maxHeadWidth: room, theme: context.theme,
        measurer: context.measurer)
    }
    // Names are wrapped into several lines if the numbers fit into the cells only then.
    let widest = context.innerWidth * 0.48
    for panelWidth in fitter.cellWidths.map({ context.panelWidth(cellWidth: $0) }) {
      let maxWidth = min(widest, room - panelWidth)
      let axis = try axis(maxWidth)
      if axis.width <= maxWidth && !axis.isCut { return .categories(axis) }
    }
    return .categories(try axis(widest))
  }

  static func bottomAxis(_ context: LayoutContext, panelWidth: Double) throws(Diagnostic) -> BottomAxis {
    let x = context.data.x
    if let plan = context.plans.x {
      let axis = try ValueAxis(
        plan.scale(start: 0, end: panelWidth), edge: .bottom, title: context.title(of: plan),
        format: x.channel.format, maxTitleWidth: context.innerWidth, theme: context.theme, measurer: context.measurer,
        isShared: !context.isOnePanel)
      return .values(axis, plan)
    }
    guard let domain = x.domain else { preconditionFailure("an axis without values") }
    return .categories(
      try BottomCategoryAxis(
        domain, title: x.title, scale: context.bands(domain, start: 0, length: panelWidth),
        maxTitleWidth: context.innerWidth, theme: context.theme, measurer: context.measurer))
  }

  /// Returns how far the labels below the panels reach beyond them at each side.
  func overhang(_ context: LayoutContext) -> (left: Double, right: Double) {
    context.views.enumerated().reduce((0, 0)) { ends, view in
      let (left, right) = overhang(view.element, bottomAxis(of: view.offset))
      return (max(ends.0, left), max(ends.1, right))
    }
  }

  private func overhang(_ context: LayoutContext, _ axis: BottomAxis) -> (left: Double, right: Double) {
    switch axis {
    case .categories(let axis):
      let scale = context.bands(context.data.x.categories, start: 0, length: panelWidth)
      return (axis.leftOverhang(scale), axis.rightOverhang(scale))
    case .values(let axis, let plan):
      let overhang = axis.overhang(plan.scale(start: 0, end: panelWidth))
      return (overhang.start, overhang.end)
    }
  }
}

extension HorizontalPlan.LeftAxis {
  /// The width of the axis between the page's edge and the panels.
  var width: Double {
    switch self {
    case .categories(let axis): axis.width
    case .values(let axis, _): axis.thickness
    }
  }

  /// The height in points that is missing so that labels do not touch.
  var shortage: Double {
    if case .values(let axis, _) = self { return axis.shortage }
    return 0
  }

  /// The width of the titles above the axis, which may be wider than the axis.
  var headWidth: Double {
    switch self {
    case .categories(let axis): axis.headWidth
    case .values(let axis, _): axis.title?.width ?? 0
    }
  }

  /// The height of the line of titles above the panels.
  var headHeight: Double {
    switch self {
    case .categories(let axis): axis.headHeight
    case .values(let axis, _): axis.title.map { $0.height + 6 } ?? 5
    }
  }
}

extension HorizontalPlan.BottomAxis {
  /// The height of the axis without its title.
  var thickness: Double {
    switch self {
    case .categories(let axis): axis.thickness
    case .values(let axis, _): axis.thickness
    }
  }

  var title: TextBlock? {
    switch self {
    case .categories(let axis): axis.title
    case .values(let axis, _): axis.title
    }
  }

  /// The width in points that is missing so that labels do not touch.
  var shortage: Double {
    switch self {
    case .categories(let axis): axis.shortage
    case .values(let axis, _): axis.shortage
    }
  }

  /// The direction of the names, from 0 for upright to 3 for turned.
  var direction: Int {
    if case .categories(let axis) = self { return axis.direction.rawValue }
    return 0
  }
}
