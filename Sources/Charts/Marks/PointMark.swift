import Basics
import Graphics

extension Mark {
  /// A point for each row at its x and y.
  static let point = Mark(
    name: "point", summary: "a dot at each x and y",
    words: MarkWords(
      noun: "Scatter plot", horizontal: .init(noun: "Forest plot", category: "row", tellsSides: true)),
    accepts: [.shape, .size, .opacity, .diagonal], zeroLine: .behind, comparesAxes: true, stance: .dodged,
    room: BandRoom(sparseRowLines: 2.25),
    swatch: Swatch.point, styledSwatch: PointMark.swatch, showsEachRow: true,
    greatestRadius: { $0.styles.greatestRadius(usual: PointMark.radius) + 0.4 },
    method: { data, _ in data.styles.sentences.joined(separator: " ") }, signs: PointMark.signs, draw: PointMark.draw)
}

private enum PointMark {
  /// The radius in points, if a panel has at most 40 rows and no column is bound to sizes.
  static let radius = 2.5

  static func draw(_ panel: Panel, into drawing: inout Drawing) throws(Diagnostic) -> Int {
    var count = 0
    let notes = panel.notes
    let radius = panel.rows.count > 200 ? 1.3 : panel.rows.count > 40 ? 2.0 : Self.radius
    for row in panel.data.styles.inOrder(panel.rows) {
      guard let x = panel.xPosition(row), let y = panel.yPosition(row) else { continue }
      let styles = panel.data.styles
      let shape = styles.shape(row).path(at: Point(x, y), radius: styles.radius(row, usual: radius))
      var color = panel.colors.color(row)
      color.alpha *= styles.opacity(row)
      drawing.mark(notes?[row]) { drawing in
        drawing.fill(shape, color)
        drawing.stroke(shape, Stroke(Theme.paper, width: 0.4))
      }
      count += 1
    }
    return count
  }

  /// Returns the legend entries for shapes, unless the entries for series show them, and for sizes.
  static func signs(_ data: ChartData, _ specification: ChartSpecification) -> [Swatch] {
    let styles = data.styles
    guard let domain = styles.shape?.domain, styles.shape(ofSeries: 0, data.series) == nil else { return sizes(styles) }
    let shapes = (0..<domain.count).map { index in
      Swatch(
        label: domain.name(index), title: index == 0 ? styles.shape?.title ?? "" : "",
        symbol(PointShape.allCases[index], Theme.axis))
    }
    return shapes + sizes(styles)
  }

  private static func symbol(_ shape: PointShape, _ color: Color) -> Swatch.Symbol {
    { area, drawing in
      drawing.fill(shape.path(at: Point(area.midX, area.midY), radius: 2.5), color)
    }
  }

  /// Returns a point with the shape of a series, or nil if shapes do not distinguish series.
  @Sendable static func swatch(_ data: ChartData, _ series: Int, _ color: Color) -> Swatch.Symbol? {
    data.styles.shape(ofSeries: series, data.series).map { symbol($0, color) }
  }

  /// Returns entries for a small and a large round size.
  private static func sizes(_ styles: RowStyles) -> [Swatch] {
    guard let size = styles.size, styles.greatestSize > 0 else { return [] }
    let ticks = Ticks.linear(0...styles.greatestSize, count: 4).filter { $0 > 0 }
    let text = ValueText(size.channel.format, values: ticks)
    let ends = [ticks.first, ticks.count > 1 ? ticks.last : nil].compactMap(\.self)
    return ends.enumerated().map { index, tick in
      Swatch(label: text(tick), title: index == 0 ? size.title : "") { area, drawing in
        let circle = Path.circle(center: Point(area.midX, area.midY), radius: styles.radius(ofSize: tick))
        drawing.stroke(circle, Stroke(Theme.axis, width: 0.8))
      }
    }
  }
}
