import Basics
import Graphics
import Statistics
import Tables

extension Mark {
  /// Bars over bins of x, whose height is the number of values in the bin. Series overlap.
  static let histogram = Mark(
    name: "histogram", summary: "how many values are in each of equal intervals along x",
    words: MarkWords(noun: "Histogram"), prominence: .filled, positions: PositionScales(x: .continuous, y: .continuous),
    accepts: [.binWidth], computes: [HistogramMark.count, HistogramMark.share, HistogramMark.density],
    includesZero: true, axisEnds: .ofData, zeroLine: .inFront, findings: HistogramMark.findings,
    method: HistogramMark.method,
    draw: HistogramMark.draw)
}

private enum HistogramMark {
  static let count = ComputedAxis(name: "count") { shapes($0) { count, _, _ in count } }
  /// The number of values in the bin divided by the number of values in the group.
  static let share = ComputedAxis(name: "share") { shapes($0) { count, total, _ in count / total } }
  /// The share of values divided by the bin's width, so that the total area is 1.
  static let density = ComputedAxis(name: "density") { shapes($0) { count, total, width in count / total / width } }

  private static func shapes(
    _ input: ComputedInput, height: (_ count: Double, _ total: Double, _ width: Double) -> Double
  ) -> [ComputedShape] {
    guard !input.groups.isEmpty else { return [] }
    let bins = Bins(
      input.values, input.transform, width: input.specification.binWidth,
      isDate: input.specification.x.format.isDate)
    return input.groups.map { rows in
      let places = rows.map { bins.index(of: input.numbers[$0]) }
      var counts = [Double](repeating: 0, count: bins.count)
      for place in places { counts[place] += 1 }
      let heights = counts.map { height($0, Double(rows.count), bins.width) }
      let outline = heights.indices.flatMap { index in
        [(bins.edges[index], heights[index]), (bins.edges[index + 1], heights[index])]
      }
      return ComputedShape(
        rows: rows, heights: places.map { heights[$0] }, outline: outline.map { .init(x: $0.0, y: $0.1) })
    }
  }

  static func draw(_ panel: Panel, into drawing: inout Drawing) throws(Diagnostic) -> Int {
    guard let base = panel.valueScale?.base else { return 0 }
    let shapes = panel.shapes(of: Mark.histogram.name)
    drawing.append(
      panel.clipped { drawing in
        for shape in shapes {
          draw(shape, panel, base, hasOthers: shapes.count > 1, into: &drawing)
        }
      })
    return panel.rowsWithLength
  }

  private static func draw(
    _ shape: ComputedShape, _ panel: Panel, _ base: Double, hasOthers: Bool, into drawing: inout Drawing
  ) {
    // Two points for each bar: its upper corners.
    let (points, color) = (panel.positions(shape.outline), panel.colors.color(shape.rows[0]))
    let notes = notes(shape, panel)
    var (fill, line) = (color, Theme.paper)
    if hasOthers { (fill.alpha, line) = (0.35, color) }
    for index in stride(from: 0, to: points.count - 1, by: 2) where points[index].y != base {
      let bar = Rectangle(from: points[index], to: Point(points[index + 1].x, base))
      drawing.mark(notes[index / 2]) { drawing in
        drawing.fill(.rectangle(bar), fill)
        if !hasOthers { drawing.stroke(.rectangle(bar), Stroke(line, width: bar.width > 3 ? 0.6 : 0.2)) }
      }
    }
    guard hasOthers, let first = points.first, let last = points.last else { return }
    drawing.stroke(
      .polyline([Point(first.x, base)] + points + [Point(last.x, base)]), Stroke(color, width: 1))
  }

  /// Returns a note for each bar: the ends of its bin and its height.
  private static func notes(_ shape: ComputedShape, _ panel: Panel) -> [MarkNote] {
    let (x, y) = (panel.data.x, panel.data.y)
    let series = panel.seriesNote(shape.rows[0], [])
    let across = ValueText(x.channel.format, values: shape.outline.map(\.x))
    let height = ValueText(y.channel.format, values: shape.outline.map(\.y))
    return stride(from: 0, to: shape.outline.count - 1, by: 2).map { left in
      let (from, to) = (shape.outline[left], shape.outline[left + 1])
      let lines = [
        RowNotes.told(x.title, "\(across(from.x)) to \(across(to.x))"), RowNotes.told(y.title, height(from.y)),
      ]
      return MarkNote(series.lines + lines, group: series.group, value: from.y)
    }
  }

  /// Returns the bins that are drawn: one set for all panels, or one for each x axis if panels have x axes of their
  /// own.
  private static func bins(_ data: ChartData, _ specification: ChartSpecification) -> [Bins] {
    let numbers = data.x.numbers ?? []
    let isApart = specification.scales.freesX
    let groups = Dictionary(grouping: numbers.indices.filter { data.x.transform.holds(numbers[$0]) }) { row in
      let panel = isApart ? data.facets?.codes?[row] ?? 0 : 0
      return data.facetColumns.map { panel % $0 } ?? panel
    }
    return groups.values.map { rows in
      Bins(
        rows.map { numbers[$0] }, data.x.transform, width: specification.binWidth,
        isDate: data.x.channel.format.isDate)
    }
  }

  static func method(_ data: ChartData, _ specification: ChartSpecification) -> String {
    let bins = bins(data, specification)
    guard let least = bins.min(by: { $0.width < $1.width }), let most = bins.max(by: { $0.width < $1.width }) else {
      return ""
    }
    if bins.allSatisfy({ $0.isWhole && $0.width == 1 }) { return "There is a bar for each whole number." }
    var width = "equally wide on the axis"
    let format = data.x.channel.format
    if let low = measured(least, format), let high = measured(most, format) {
      let start = low == high ? "" : (low.unit == high.unit ? low.number : low.number + low.unit) + " to "
      width = "\(start)\(high.number)\(high.unit) wide"
    }
    return "Bins are \(width)\(reason(bins, specification))."
  }

  /// Returns why bins are as wide as they are; empty if the author gives their width.
  private static func reason(_ bins: [Bins], _ specification: ChartSpecification) -> String {
    let rule = "the rule of Freedman and Diaconis, or of Sturges where that gives more"
    guard specification.binWidth == nil else {
      return bins.contains(where: \.isWidened) ? ", since those asked for would be too many" : ""
    }
    guard bins.contains(where: \.isWidened) else { return ", by \(rule), rounded" }
    return ", since those of \(rule), would be more than \(ValueText.exact(Bins.most))"
  }

  /// Returns the width of bins in units of the axis, such as `7` and ` days`; nil for a symmetric logarithmic axis, on
  /// which equal bins are unequal in numbers.
  private static func measured(_ bins: Bins, _ format: NumberFormat) -> (number: String, unit: String)? {
    func counted(_ count: Double, _ noun: String) -> (String, String) {
      (ValueText.exact(NumberText.withoutNoise(count)), " \(noun)\(count == 1 ? "" : "s")")
    }
    switch (bins.transform, format) {
    case (.symmetricLog, _): return nil
    case (.log, _): return counted(bins.width, "decade")
    case (.linear, .percent):
      return (ValueText.exact(NumberText.withoutNoise(100 * bins.width)), Punctuation.current.percent)
    case (.linear, .date):
      let units = [("day", 86_400.0), ("hour", 3_600), ("minute", 60)]
      let (unit, length) = units.first { bins.width >= $0.1 } ?? ("second", 1)
      return counted(bins.width / length, unit)
    case (.linear, _): return (ValueText.exact(NumberText.withoutNoise(bins.width)), "")
    }
  }

  /// Adds a sentence about the fullest bin, if there is a single one: `The fullest bin, from 80 to 85, has 6 values.`
  static func findings(_ data: ChartData, _ places: RowPlaces) -> [String] {
    let shapes = data.shapes?.byMark[Mark.histogram.name] ?? []
    let spread = DistributionFinding.alongX(data, places)
    guard shapes.count == 1, let shape = shapes.first, Set(shape.heights).count > 1,
      let top = shape.outline.indices.max(by: { shape.outline[$0].y < shape.outline[$1].y })
    else { return spread }
    let left = top - top % 2
    let (from, to) = (shape.outline[left].x, shape.outline[left + 1].x)
    let inside = shape.heights.count { $0 == shape.outline[left].y }
    guard shape.outline.count(where: { $0.y == shape.outline[left].y }) == 2 else { return spread }
    let text = ValueText(data.x.channel.format, values: [from, to])
    return spread + ["The fullest bin, from \(text(from)) to \(text(to)), has \(inside.counted("value"))."]
  }
}
