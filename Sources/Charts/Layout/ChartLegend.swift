import Basics
import Graphics

/// The legend of a chart of marks: a colour bar, the swatches of series, and the other signs of marks.
struct ChartLegend {
  enum Placement: Int, Sendable {
    case top, right
  }

  let placement: Placement
  private let bar: ColorBar?
  private let swatches: SwatchList
  private let maxWidth: Double
  private static let partGap = 8.0

  /// - Parameter maxWidth: the greatest width: that of the page for a legend at the top, a part of it for one at the
  ///   right.
  init(_ context: LayoutContext, maxWidth: Double) throws(Diagnostic) {
    let (data, colors, theme, measurer) = (context.data, context.colors, context.theme, context.measurer)
    placement = context.placement
    self.maxWidth = maxWidth
    let titleWidth = placement == .right ? min(maxWidth, 48) : maxWidth - ColorBar.horizontalLength - 40
    let encoding = data.fill ?? data.tint
    let shown = colors.scale.flatMap { scale in encoding?.numbers?.contains(where: scale.holds) == true ? scale : nil }
    bar = try shown.map { scale throws(Diagnostic) in
      try ColorBar(
        scale, title: encoding?.title ?? "", format: encoding?.channel.format ?? .automatic, maxTitleWidth: titleWidth,
        theme: theme,
        measurer: measurer)
    }
    let series = Self.seriesEntries(context)
    let hasSeriesLegend = !series.isEmpty
    swatches = try SwatchList(
      series + Self.otherEntries(context), title: hasSeriesLegend ? data.series?.title ?? "" : "",
      symbolWidth: data.styles.dash == nil ? Swatch.width : Swatch.dashedWidth,
      maxWidth: placement == .right ? min(maxWidth, data.styles.dash == nil ? 68 : 78) : maxWidth, theme: theme,
      measurer: measurer)
  }

  var isEmpty: Bool { bar == nil && swatches.isEmpty }

  /// The width of a legend at the right.
  var width: Double {
    max(bar?.verticalSize(barLength: 0).width ?? 0, swatches.columnSize.width)
  }

  /// Returns the least size of the legend: at the right, or at the top within `width`.
  func size(width: Double) -> Size {
    switch placement {
    case .right: Size(self.width, rightHeight(barLength: ColorBar.uprightLengths.lowerBound))
    case .top: topRows(width: width).size
    }
  }

  /// - Parameter size: the room that the legend may fill. The colour bar takes what the swatches leave.
  func draw(at origin: Point, size: Size, into drawing: inout Drawing) {
    placement == .right
      ? drawRight(at: origin, height: size.height, into: &drawing)
      : drawTop(at: origin, width: size.width, into: &drawing)
  }
}

// MARK: At the right

extension ChartLegend {
  private func rightHeight(barLength: Double) -> Double {
    let barHeight = bar?.verticalSize(barLength: barLength).height ?? 0
    let gap = bar == nil || swatches.isEmpty ? 0 : Self.partGap
    return barHeight + gap + swatches.columnSize.height
  }

  private func drawRight(at origin: Point, height: Double, into drawing: inout Drawing) {
    var y = origin.y
    if let bar {
      let spare = height - rightHeight(barLength: 0)
      let length = min(max(spare, ColorBar.uprightLengths.lowerBound), ColorBar.uprightLengths.upperBound)
      bar.drawVertical(at: origin, barLength: length, into: &drawing)
      y += bar.verticalSize(barLength: length).height + Self.partGap
    }
    swatches.drawColumn(at: Point(origin.x, y), into: &drawing)
  }
}

// MARK: At the top

extension ChartLegend {
  /// Arranges the colour bar and the swatches side by side if the width allows it, otherwise below one another.
  private func topRows(width: Double) -> (size: Size, swatchOrigin: Point, swatchWidth: Double) {
    guard let bar else { return (swatches.flow(width: width).size, Point(0, 0), width) }
    let barSize = bar.horizontalSize
    guard !swatches.isEmpty else { return (barSize, Point(0, 0), width) }
    let rest = width - barSize.width - 16
    let beside = swatches.flow(width: max(rest, 1)).size
    if beside.width <= rest {
      let size = Size(barSize.width + 16 + beside.width, max(barSize.height, beside.height))
      return (size, Point(barSize.width + 16, 0), rest)
    }
    let below = swatches.flow(width: width).size
    let size = Size(max(barSize.width, below.width), barSize.height + 4 + below.height)
    return (size, Point(0, barSize.height + 4), width)
  }

  private func drawTop(at origin: Point, width: Double, into drawing: inout Drawing) {
    bar?.drawHorizontal(at: origin, into: &drawing)
    let rows = topRows(width: width)
    swatches.drawFlow(at: origin + rows.swatchOrigin, width: rows.swatchWidth, into: &drawing)
  }
}

// MARK: Entries

extension ChartLegend {
  private static func otherEntries(_ context: LayoutContext) -> [Swatch] {
    untinted(context) + context.layers.marks.flatMap { $0.signs(context.data, context.specification) }
  }

  /// Returns an entry for the grey of rows without a colour, if there are such rows.
  private static func untinted(_ context: LayoutContext) -> [Swatch] {
    guard let scale = context.colors.scale, let tints = context.data.tint?.numbers, !tints.allSatisfy(scale.holds)
    else { return [] }
    return [Swatch(label: context.specification.missingTitle, context.layers.main.swatch(Theme.bracket))]
  }

  private static func seriesEntries(_ context: LayoutContext) -> [Swatch] {
    let (data, colors, main) = (context.data, context.colors, context.layers.main)
    guard let domain = data.series?.domain, !context.namesLineEnds, data.tint == nil else { return [] }
    guard colors.hasLegend || !main.isNamedByAxis else { return [] }
    return (0..<domain.count).map { index in
      let color = colors.color(series: index)
      let group = data.series?.groupName(index) ?? ""
      return Swatch(
        label: domain.name(index), group: group, main.styledSwatch?(data, index, color) ?? main.swatch(color))
    }
  }
}
