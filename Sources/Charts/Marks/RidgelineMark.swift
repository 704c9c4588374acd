import Basics
import Graphics
import Statistics

extension Mark {
  /// The density of each category along y above a baseline of its own. It may overlap the rows above.
  static let ridgeline = Mark(
    name: "ridgeline", summary: "the smoothed density of each category above a line of its own",
    words: MarkWords(noun: "Ridgeline plot", category: "row"), prominence: .filled,
    positions: PositionScales(x: .continuous, y: .band), room: BandRoom(rowLines: 3, sparseRowLines: 3.6),
    drawsSeries: true, isNamedByAxis: true, findings: DistributionFinding.ofBands,
    method: { data, _ in
      "Ridges are Gaussian kernel densities \(data.densityOf)with Silverman's bandwidth, cut at the ends of the data, "
        + "of one scale; equal values are a line."
    }, draw: RidgelineMark.draw)
}

private enum RidgelineMark {
  private static let places = 151
  private static let mostOverlap = 1.8

  private typealias Ridge = (rows: [Int], curve: [(x: Double, y: Double)]?, baseline: Double)

  static func draw(_ panel: Panel, into drawing: inout Drawing) throws(Diagnostic) -> Int {
    guard case .continuous(let scale) = panel.x, case .band(let bands) = panel.y, let numbers = panel.data.x.numbers
    else { return 0 }
    let rows = panel.rows.filter { scale.transform.holds(numbers[$0]) }
    let ridges = ComputedShapes.groups(rows, [panel.data.y.codes, panel.data.series?.codes]).map { rows -> Ridge in
      let density = KernelDensity(rows.map { scale.transform.spaced(numbers[$0]) })
      return (rows, density?.curve(places), bands.end(panel.data.y.code(rows[0])) - 1)
    }
    let unit = height(ridges, bands, top: panel.frame.minY)
    drawing.append(
      panel.clipped { drawing in
        for ridge in ridges {
          drawing.mark(panel.spreadNote(ridge.rows)) {
            draw(ridge, unit, scale, bands.bandwidth, panel, into: &$0)
          }
        }
      })
    return panel.countInside(panel.rows)
  }

  /// Returns the height of a density of 1, in points. With it, no ridge reaches beyond the top of the panel or is
  /// higher than 1.8 rows.
  private static func height(_ ridges: [Ridge], _ bands: BandScale, top: Double) -> Double {
    let peaks = ridges.map { ridge in (peak: ridge.curve?.map(\.y).max() ?? 0, room: ridge.baseline - top - 2) }
    let greatest = peaks.map(\.peak).max() ?? 0
    guard greatest > 0 else { return 0 }
    let fitting = peaks.filter { $0.peak > 0 }.map { $0.room / $0.peak }.min() ?? 0
    return min(fitting, mostOverlap * bands.bandwidth / greatest)
  }

  private static func draw(
    _ ridge: Ridge, _ unit: Double, _ scale: ContinuousScale, _ bandwidth: Double, _ panel: Panel,
    into drawing: inout Drawing
  ) {
    let color = panel.colors.color(ridge.rows[0])
    let line = Stroke(color.mixed(with: Theme.depth, fraction: 0.3), width: 1)
    func x(_ spaced: Double) -> Double { scale.position(scale.transform.value(ofSpaced: spaced)) }
    guard let curve = ridge.curve, let first = curve.first, let last = curve.last else {
      guard let value = panel.data.x.numbers?[ridge.rows[0]] else { return }
      let place = scale.position(value)
      drawing.stroke(.line(Point(place, ridge.baseline), Point(place, ridge.baseline - 0.8 * bandwidth)), line)
      return
    }
    let points = curve.map { Point(x($0.x), ridge.baseline - unit * $0.y) }
    var fill = color.mixed(with: Theme.paper, fraction: 0.35)
    fill.alpha = 0.9
    drawing.fill(.polygon([Point(x(first.x), ridge.baseline)] + points + [Point(x(last.x), ridge.baseline)]), fill)
    drawing.stroke(.polyline(points), line)
    drawing.stroke(
      .line(Point(panel.frame.minX, ridge.baseline), Point(panel.frame.maxX, ridge.baseline)),
      Stroke(Theme.bracket, width: Theme.hairline))
  }
}
