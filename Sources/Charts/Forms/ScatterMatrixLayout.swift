import Basics
import Graphics
import Statistics

/// The layout of a scatter matrix: a square of panels with points below the diagonal, histograms on it and correlations
/// above it.
struct ScatterMatrixLayout {
  private let data: ChartData
  private let specification: ChartSpecification
  private let colors: ChartColors
  private let axes: [FormAxis]
  private let theme: Theme
  private let legend: FormLegend
  private let fitter: TextFitter
  private let measurer: any TextMeasurer
  private static let gap = 6.0
  private static let leastCell = 42.0
  private static let columns = 2...8

  init(
    _ data: ChartData, _ specification: ChartSpecification, _ colors: ChartColors, measurer: any TextMeasurer
  ) throws(Diagnostic) {
    (self.data, self.specification, self.colors, self.measurer) = (data, specification, colors, measurer)
    axes = try FormAxis.all(data, in: Self.columns, "scatter_matrix", ends: .ofData)
    for axis in axes where axis.encoding.numbers == nil {
      throw Diagnostic(
        .badData, "'\(axis.encoding.title)' holds texts, and a scatter matrix compares numbers",
        hint: "leave it out of 'axes', or show it by 'color'")
    }
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
    let (left, bottom) = (try leftWidth(), fitter.lineHeight + Theme.labelGap + Theme.margin)
    let count = Double(axes.count)
    let gaps = Self.gap * (count - 1)
    let width = (specification.width - left - 8 - gaps) / count
    let firstTop = top + legend.height
    let height = specification.height.map { ($0 - firstTop - bottom - gaps) / count } ?? width * 0.9
    try check(width: width, height: height)
    let size = Size(specification.width, firstTop + count * height + gaps + bottom)
    var drawing = Drawing(size: size)
    title?.draw(at: Point(Theme.margin, Theme.margin), anchor: .start, color: Theme.ink, into: &drawing)
    legend.draw(at: Point(Theme.margin, top), into: &drawing)
    for row in axes.indices {
      for column in axes.indices {
        let frame = Rectangle(
          x: left + Double(column) * (width + Self.gap), y: firstTop + Double(row) * (height + Self.gap), width: width,
          height: height)
        try draw(row, column, frame, into: &drawing)
      }
    }
    return LaidOutChart(drawing: drawing, counts)
  }

  private func check(width: Double, height: Double) throws(Diagnostic) {
    let count = Double(axes.count)
    let lacking = Shortage(width: (Self.leastCell - width) * count, height: (Self.leastCell * 0.7 - height) * count)
    guard lacking.isNone else {
      throw lacking.diagnostic(hint: "make it wider or higher, or leave columns out of 'axes'")
    }
  }

  /// The number of rows that have a position in a panel, be it in a histogram only.
  private var counts: DrawnCounts {
    let scales = axes.map { $0.scale(start: 0, end: 1) }
    return (0..<data.rowCount).reduce(into: DrawnCounts()) { counts, row in
      let known = zip(axes, scales).count { $0.position(row, $1) != nil }
      if known > 0 { counts.add(hasGap: known < axes.count) }
    }
  }

  private func leftWidth() throws(Diagnostic) -> Double {
    var widest = 0.0
    for axis in axes.dropFirst() {
      widest = max(widest, try self.axis(axis, axis.scale(start: 60, end: 0), .left).thickness)
    }
    return widest + Theme.margin
  }

  /// - Parameter room: the interval along the edge that labels must stay in, so that those of neighbouring panels do
  ///   not touch.
  private func axis(
    _ axis: FormAxis, _ scale: ContinuousScale, _ edge: ValueAxis.Edge, room: ClosedRange<Double>? = nil
  ) throws(Diagnostic) -> ValueAxis {
    try ValueAxis(
      scale, edge: edge, title: "", format: axis.encoding.channel.format, maxTitleWidth: 60, theme: theme,
      measurer: measurer, room: room, isShared: false)
  }

  private func draw(_ row: Int, _ column: Int, _ frame: Rectangle, into drawing: inout Drawing) throws(Diagnostic) {
    let x = axes[column].scale(start: frame.minX + 3, end: frame.maxX - 3)
    let y = axes[row].scale(start: frame.maxY - 3, end: frame.minY + 3)
    let below = try axis(axes[column], x, .bottom, room: frame.minX + 1...frame.maxX - 1).thinned(for: x)
    if row > column {
      let beside = try axis(axes[row], y, .left, room: frame.minY...frame.maxY).thinned(for: y)
      below.drawGrid(x, panel: frame, into: &drawing)
      beside.drawGrid(y, panel: frame, into: &drawing)
      drawPoints(axes[column], x, axes[row], y, into: &drawing)
      if column == 0 { beside.drawLabels(y, panel: frame, into: &drawing) }
    } else if row == column {
      try drawHistogram(axes[column], x, frame, into: &drawing)
    } else {
      try drawCorrelation(row, column, frame, into: &drawing)
    }
    if row == axes.count - 1 { below.drawLabels(x, panel: frame, into: &drawing) }
    drawing.stroke(.rectangle(frame), Stroke(Theme.bracket, width: Theme.hairline))
  }

  private func drawPoints(
    _ first: FormAxis, _ x: ContinuousScale, _ second: FormAxis, _ y: ContinuousScale, into drawing: inout Drawing
  ) {
    let radius = data.rowCount > 200 ? 0.9 : 1.4
    let colouring = [data.series, data.tint].compactMap { $0 }
    let notes = RowNotes(data, specification, besides: [first.encoding, second.encoding] + colouring)
    for row in 0..<data.rowCount {
      guard let px = first.position(row, x), let py = second.position(row, y) else { continue }
      var color = colors.color(row)
      color.alpha = 0.8
      drawing.mark(notes?[row]) { $0.fill(.circle(center: Point(px, py), radius: radius), color) }
    }
  }

  /// Draws the name of the column and below it a histogram.
  private func drawHistogram(
    _ axis: FormAxis, _ scale: ContinuousScale, _ frame: Rectangle, into drawing: inout Drawing
  ) throws(Diagnostic) {
    let name = try fitter.wrapped(axis.encoding.title, maxWidth: frame.width - 4, maxLines: 2)
    let values = (axis.encoding.numbers ?? []).filter { scale.transform.holds($0) && scale.contains($0) }
    if !values.isEmpty {
      let bins = Bins(values, scale.transform, isDate: axis.encoding.channel.format.isDate)
      var counts = [Double](repeating: 0, count: bins.count)
      for value in values { counts[bins.index(of: value)] += 1 }
      let room = max(4, frame.height - name.height - 6)
      let most = counts.max() ?? 1
      for (index, count) in counts.enumerated() where count > 0 {
        let ends = (scale.clampedPosition(bins.edges[index]), scale.clampedPosition(bins.edges[index + 1]))
        drawing.fill(
          .rectangle(Rectangle(from: Point(ends.0, frame.maxY), to: Point(ends.1, frame.maxY - room * count / most))),
          Color(hex: 0xBFBFBF, dark: 0x565C66))
      }
    }
    name.draw(at: Point(frame.midX, frame.minY + 2), anchor: .middle, color: Theme.ink, into: &drawing)
  }

  private func drawCorrelation(
    _ row: Int, _ column: Int, _ frame: Rectangle, into drawing: inout Drawing
  ) throws(Diagnostic) {
    let r = Self.correlation(axes[row].encoding, axes[column].encoding)
    let text = r.map { "r = " + ValueText.correlation($0) } ?? CategoryDomain.missing
    try fitter.line(text).draw(
      centeredAt: frame.midY, x: frame.midX, anchor: .middle, color: Theme.secondaryInk, into: &drawing)
  }

  /// Returns Pearson's correlation of the transformed numbers of rows that have both. Nil for fewer than two such rows,
  /// and if the numbers of a column are all equal.
  static func correlation(_ a: EncodedChannel, _ b: EncodedChannel) -> Double? {
    guard let first = a.numbers, let second = b.numbers else { return nil }
    let rows = first.indices.filter { a.transform.holds(first[$0]) && b.transform.holds(second[$0]) }
    let (x, y) = (rows.map { a.transform.spaced(first[$0]) }, rows.map { b.transform.spaced(second[$0]) })
    return Correlation.pearson(x, y)
  }
}
