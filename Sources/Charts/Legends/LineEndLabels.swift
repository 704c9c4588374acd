import Basics
import Graphics

/// The names of series beside the right ends of their lines, where a reader finds them sooner than in a legend.
struct LineEndLabels {
  private struct Label {
    var block: TextBlock
    var note: MarkNote?
    var color: Color
    /// The y position of the middle of the text.
    var y: Double
  }

  private let labels: [Label]
  /// The greatest distance that a name was moved from the end of its line to make room for others, in points.
  let displacement: Double
  static let gap = 4.0

  /// Returns nil if a line does not reach the right edge of the panel, if there are no series, or if a series has
  /// several lines.
  init?(_ panel: Panel, theme: Theme, measurer: any TextMeasurer) throws(Diagnostic) {
    guard let series = panel.data.series, let domain = series.domain, panel.data.detail == nil else { return nil }
    let fitter = try TextFitter(measurer, font: theme.label)
    var labels: [Label] = []
    for rows in panel.rowsBySeries {
      guard let row = rows.last(where: { panel.xPosition($0) != nil && panel.yPosition($0) != nil }),
        let x = panel.xPosition(row), let y = panel.yPosition(row), x > panel.frame.maxX - 0.04 * panel.frame.width
      else { return nil }
      let block = try fitter.line(domain.name(series.code(row)))
      labels.append(
        Label(block: block, note: panel.memberNote(row), color: panel.colors.color(row).legibleOnPage, y: y))
    }
    labels.sort { $0.y < $1.y }
    let spread = Self.spread(labels.map(\.y), distance: fitter.lineHeight)
    displacement = zip(labels, spread).map { abs($0.y - $1) }.max() ?? 0
    for index in labels.indices { labels[index].y = spread[index] }
    self.labels = labels
  }

  /// Returns the width of the names with the gap before them, in points.
  static func width(_ data: ChartData, theme: Theme, measurer: any TextMeasurer) throws(Diagnostic) -> Double {
    guard let domain = data.series?.domain else { return 0 }
    let fitter = try TextFitter(measurer, font: theme.label)
    return try fitter.widest((0..<domain.count).map(domain.name)) + gap
  }

  /// The interval along y from the top of the first text to the bottom of the last; nil if there are none.
  var extent: ClosedRange<Double>? {
    guard let first = labels.first, let last = labels.last else { return nil }
    return first.y - first.block.height / 2...last.y + last.block.height / 2
  }

  func draw(left: Double, into drawing: inout Drawing) {
    for label in labels {
      drawing.mark(label.note) {
        label.block.draw(centeredAt: label.y, x: left + Self.gap, anchor: .start, color: label.color, into: &$0)
      }
    }
  }

  /// Returns the nearest positions, by least squares and in the same order, that are at least `distance` apart. This is
  /// the isotonic regression of yᵢ − i·distance, computed by pooling adjacent violators.
  ///
  /// - Parameter positions: ascending positions.
  static func spread(_ positions: [Double], distance: Double) -> [Double] {
    var pools: [(sum: Double, count: Int)] = []
    for (index, y) in positions.enumerated() {
      pools.append((y - Double(index) * distance, 1))
      while pools.count > 1 {
        let (a, b) = (pools[pools.count - 2], pools[pools.count - 1])
        guard a.sum / Double(a.count) > b.sum / Double(b.count) else { break }
        pools.removeLast(2)
        pools.append((a.sum + b.sum, a.count + b.count))
      }
    }
    let level = pools.flatMap { pool in [Double](repeating: pool.sum / Double(pool.count), count: pool.count) }
    return level.enumerated().map { $1 + Double($0) * distance }
  }
}

extension Color {
  /// The background of a light page in a browser (`page.css`), a little darker than white.
  private static let lightPage = Color(hex: 0xFDFDFB)

  /// The colour darkened until its contrast with a light page is at least 4.5:1. Its counterpart for dark pages is
  /// lightened until it has that contrast there.
  var legibleOnPage: Color {
    var color = legible(on: Self.lightPage, towards: .black)
    color.dark = onDark.legible(on: Theme.paper.onDark, towards: .white).hex
    return color
  }

  private func legible(on ground: Color, towards end: Color) -> Color {
    var color = self
    // Compare the colour as it will be written, with 8 bits a channel.
    while Color(hex: color.hex).contrast(with: ground) < 4.5 { color = color.mixed(with: end, fraction: 0.06) }
    return color
  }
}
