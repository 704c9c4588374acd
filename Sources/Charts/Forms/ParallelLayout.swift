import Basics
import Graphics

/// The layout of parallel coordinates: upright axes side by side, each with its name above and its labels at the left,
/// and a line for each row.
struct ParallelLayout {
  fileprivate enum Place {
    case numbers(FormAxis, ContinuousScale, ValueAxis)
    case categories(BandScale, [TextBlock], EncodedChannel)
  }

  private let data: ChartData
  private let specification: ChartSpecification
  private let colors: ChartColors
  private let axes: [FormAxis]
  private let theme: Theme
  private let legend: FormLegend
  private let fitter: TextFitter
  private let measurer: any TextMeasurer
  private static let columns = 2...20
  private static let leastDistance = 34.0
  private static let mostLabels = 40

  init(
    _ data: ChartData, _ specification: ChartSpecification, _ colors: ChartColors, measurer: any TextMeasurer
  ) throws(Diagnostic) {
    (self.data, self.specification, self.colors, self.measurer) = (data, specification, colors, measurer)
    axes = try FormAxis.all(data, in: Self.columns, "parallel")
    let themes = Theme.candidates(specification.fontSize)
    theme = themes[themes.count - 1]
    fitter = try TextFitter(measurer, font: theme.label)
    legend = try FormLegend(
      data, colors, width: specification.width - 2 * Theme.margin, theme: theme, measurer: measurer)
  }

  func laidOut() throws(Diagnostic) -> LaidOutChart {
    let title = try specification.title.map { text throws(Diagnostic) in
      try TextFitter(measurer, font: theme.title).wrapped(text, maxWidth: specification.width, maxLines: 2)
    }
    let top = Theme.margin + (title.map { $0.height + 5 } ?? 0)
    let count = Double(axes.count)
    let heads = try heads(width: max(20, (specification.width - 20) / count - 4))
    let first = top + legend.height + (heads.map(\.height).max() ?? 0) + 6
    let panelHeight = specification.height.map { $0 - first - 8 } ?? min(max(specification.width * 0.45, 120), 220)
    let frame = Rectangle(x: 0, y: first, width: specification.width, height: panelHeight)
    var places: [Place] = []
    for axis in axes { places.append(try place(axis, frame)) }
    let labels = places.map(\.labelWidth)
    let left = Theme.margin + max((labels.first ?? 0) + Theme.labelGap, heads[0].width / 2)
    let right = Theme.margin + max(heads[heads.count - 1].width / 2, 2)
    let distance = (specification.width - left - right) / (count - 1)
    try check(distance: distance, labels: labels, height: panelHeight, places)
    var drawing = Drawing(size: Size(specification.width, first + panelHeight + 8))
    title?.draw(at: Point(Theme.margin, Theme.margin), anchor: .start, color: Theme.ink, into: &drawing)
    legend.draw(at: Point(Theme.margin, top), into: &drawing)
    let xs = axes.indices.map { left + Double($0) * distance }
    let counts = drawLines(xs, places, into: &drawing)
    for (index, place) in places.enumerated() {
      drawAxis(place, at: xs[index], frame, into: &drawing)
      let x = min(max(xs[index], heads[index].width / 2 + 1), specification.width - heads[index].width / 2 - 1)
      heads[index].draw(
        at: Point(x, first - 6 - heads[index].height), anchor: .middle, color: Theme.secondaryInk, into: &drawing)
    }
    return LaidOutChart(drawing: drawing, counts)
  }

  private func heads(width: Double) throws(Diagnostic) -> [TextBlock] {
    var heads: [TextBlock] = []
    for axis in axes { heads.append(try fitter.wrapped(axis.encoding.title, maxWidth: width, maxLines: 3)) }
    return heads
  }

  private func place(_ axis: FormAxis, _ frame: Rectangle) throws(Diagnostic) -> Place {
    guard let domain = axis.encoding.domain else {
      let scale = axis.scale(start: frame.maxY, end: frame.minY)
      let ticks = try ValueAxis(
        scale, edge: .left, title: "", format: axis.encoding.channel.format, maxTitleWidth: 60, theme: theme,
        measurer: measurer, isShared: false)
      return .numbers(axis, scale, ticks.thinned(for: scale))
    }
    var blocks: [TextBlock] = []
    for index in 0..<min(domain.count, Self.mostLabels) {
      blocks.append(try fitter.wrapped(domain.name(index), maxWidth: 60, maxLines: 1))
    }
    let bands = BandScale(count: domain.count, start: frame.minY, length: frame.height)
    return .categories(bands, blocks, axis.encoding)
  }

  private func check(
    distance: Double, labels: [Double], height: Double, _ places: [Place]
  ) throws(Diagnostic) {
    let widest = labels.dropFirst().max() ?? 0
    let lines = places.map(\.categoryCount).max() ?? 0
    let lacking = Shortage(
      width: (max(Self.leastDistance, widest + 12) - distance) * Double(axes.count - 1),
      height: Double(lines) * fitter.lineHeight - height)
    guard lacking.isNone else {
      throw lacking.diagnostic(hint: "make it wider or higher, or leave columns out of 'axes'")
    }
  }

  // MARK: Drawing

  /// - Returns: the number of rows that have a position on at least two neighbouring axes, and how many of them lack
  ///   one on another.
  private func drawLines(_ xs: [Double], _ places: [Place], into drawing: inout Drawing) -> DrawnCounts {
    var counts = DrawnCounts()
    let alpha = data.rowCount > 100 ? 0.35 : data.rowCount > 30 ? 0.6 : 0.9
    let notes = RowNotes(data, specification, besides: data.axes + [data.series, data.tint].compactMap { $0 })
    for row in 0..<data.rowCount {
      let points = zip(xs, places).map { x, place in place.position(row).map { Point(x, $0) } }
      var color = colors.color(row)
      color.alpha *= alpha
      let runs = points.split(whereSeparator: { $0 == nil }).map { $0.compactMap { $0 } }.filter { $0.count > 1 }
      drawing.mark(notes?[row]) { drawing in
        for run in runs { drawing.stroke(.polyline(run), Stroke(color, width: 1)) }
      }
      if !runs.isEmpty { counts.add(hasGap: points.contains { $0 == nil }) }
    }
    return counts
  }

  private func drawAxis(_ place: Place, at x: Double, _ frame: Rectangle, into drawing: inout Drawing) {
    drawing.stroke(.line(Point(x, frame.minY), Point(x, frame.maxY)), Stroke(Theme.axis, width: 0.8))
    switch place {
    case .numbers(_, let scale, let axis):
      axis.drawLabels(
        scale, panel: Rectangle(x: x, y: frame.minY, width: 0, height: frame.height), hasGround: true, into: &drawing)
    case .categories(let bands, let blocks, _):
      for (index, block) in blocks.enumerated() {
        block.drawGround(centeredAt: bands.center(index), end: x - Theme.labelGap, into: &drawing)
        block.draw(
          centeredAt: bands.center(index), x: x - Theme.labelGap, anchor: .end, color: Theme.ink, into: &drawing)
      }
    }
  }
}

extension ParallelLayout.Place {
  fileprivate var labelWidth: Double {
    switch self {
    case .numbers(_, _, let axis): axis.thickness
    case .categories(_, let blocks, _): blocks.map(\.width).max() ?? 0
    }
  }

  fileprivate var categoryCount: Int {
    if case .categories(let bands, _, _) = self { return bands.starts.count }
    return 0
  }

  fileprivate func position(_ row: Int) -> Double? {
    switch self {
    case .numbers(let axis, let scale, _): axis.position(row, scale)
    case .categories(let bands, _, let encoding): bands.center(encoding.code(row))
    }
  }
}
