import Basics
import Graphics
import Statistics

extension Mark {
  /// Box plots: the quartiles and the median of each category, Tukey's whiskers, and the values beyond them as dots.
  static let box = Mark(
    name: "box", summary: "the quartiles of each category, with whiskers and the values beyond them",
    words: MarkWords(noun: "Box plot", category: "box", categories: "boxes", series: "a box"), prominence: .filled,
    positions: .lengths, stance: .slot, room: .ofSpread, isNamedByAxis: true, findings: DistributionFinding.ofBands,
    method: { data, _ in
      "Boxes go from the lower to the upper quartile, with a line at the median; whiskers go to the last values within "
        + "1.5 interquartile ranges."
        + (data.hasValuesOutside ? " What is beyond the axis counts, and has no end there." : "")
    }, draw: BoxMark.draw)
}

private enum BoxMark {
  private static let widest = 32.0
  private static let outlierRadius = 1.3

  static func draw(_ panel: Panel, into drawing: inout Drawing) throws(Diagnostic) -> Int {
    var count = 0
    for group in panel.slotGroups {
      guard let box = BoxSummary(group.values) else { continue }
      let width = min(group.thickness * 0.82, widest)
      drawing.mark(panel.spreadNote(group.rows)) { draw(box, group, width: width, panel, into: &$0) }
      if !panel.layers.showsEachRow { drawOutliers(box, group, panel, into: &drawing) }
      count += panel.countInside(group.rows)
    }
    return count
  }

  private static func draw(
    _ box: BoxSummary, _ group: SlotGroup, width: Double, _ panel: Panel, into drawing: inout Drawing
  ) {
    let (low, high) = (box.whiskers.lowerBound, box.whiskers.upperBound)
    guard panel.showsInterval(low, high) else { return }
    let ends = (group.middle - width / 2, group.middle + width / 2)
    func point(_ value: Double, _ across: Double) -> Point {
      panel.point(along: panel.clampedPosition(value), across: across)
    }
    func line(_ a: Double, _ b: Double, at x: Double) -> Path { .line(point(x, a), point(x, b)) }
    let (lower, upper) = (box.lowerQuartile, box.upperQuartile)
    let color = panel.outline(group.rows[0])
    let widths = Self.lineWidths(boxHeight: abs(panel.clampedPosition(upper) - panel.clampedPosition(lower)))
    let thin = Stroke(color, width: widths.outline)
    for (from, to) in [(lower, low), (upper, high)]
    where from != to && panel.showsInterval(min(from, to), max(from, to)) {
      drawing.stroke(.line(point(from, group.middle), point(to, group.middle)), thin)
      guard panel.holds(to) else { continue }
      drawing.stroke(line(group.middle - width / 4, group.middle + width / 4, at: to), thin)
    }
    if lower < upper, panel.showsInterval(lower, upper) {
      let area = Rectangle(from: point(lower, ends.0), to: point(upper, ends.1))
      drawing.fill(.rectangle(area), panel.colors.color(group.rows[0]).mixed(with: Theme.paper, fraction: 0.45))
      // A box that goes on beyond the axis has no side there.
      if panel.holds(lower), panel.holds(upper) {
        drawing.stroke(.rectangle(area), thin)
      } else {
        for end in [lower, upper] where panel.holds(end) { drawing.stroke(line(ends.0, ends.1, at: end), thin) }
        for end in [ends.0, ends.1] { drawing.stroke(.line(point(lower, end), point(upper, end)), thin) }
      }
    }
    if panel.holds(box.median) {
      drawing.stroke(line(ends.0, ends.1, at: box.median), Stroke(color, width: widths.median))
    }
  }

  /// Returns line widths that leave the inside of a low box visible.
  private static func lineWidths(boxHeight: Double) -> (outline: Double, median: Double) {
    guard boxHeight > 0 else { return (0.8, 1.6) }
    return (min(0.8, max(0.35, boxHeight / 10)), min(1.6, max(0.6, boxHeight / 5)))
  }

  private static func drawOutliers(_ box: BoxSummary, _ group: SlotGroup, _ panel: Panel, into drawing: inout Drawing) {
    let notes = panel.notes
    for (row, value) in zip(group.rows, group.values) where box.isOutlier(value) {
      guard panel.countInside([row]) == 1 else { continue }
      let center = panel.point(along: panel.clampedPosition(value), across: group.middle)
      let dot = Path.circle(center: center, radius: outlierRadius)
      drawing.mark(notes?[row]) { drawing in
        drawing.fill(dot, Theme.paper)
        drawing.stroke(dot, Stroke(panel.outline(row), width: 0.7))
      }
    }
  }
}
