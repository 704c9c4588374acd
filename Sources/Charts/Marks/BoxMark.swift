import Basics
import Graphics
import Statistics

extension Mark {
  /// Box plots: the quartiles and the median of each category, Tukey's whiskers, and the values beyond them as dots.
  static let box = Mark(
    name: "box", summary: "the quartiles of each category, with whiskers and the values beyond them",
    words: MarkWords(noun: "Box plot", category: "box", categories: "boxes", series: "a box"), prominence: .filled,
    positions: .lengths, stance: .slot, room: .ofSpread, isNamedByAxis: true, findings: DistributionFinding.ofBands,
    method: { _, _ in
      "Boxes go from the lower to the upper quartile, with a line at the median; whiskers go to the last values within "
        + "1.5 interquartile ranges."
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
    guard panel.shows(spaced: low, high) else { return }
    let ends = (group.middle - width / 2, group.middle + width / 2)
    func line(_ a: Double, _ b: Double, at x: Double) -> Path {
      .line(
        panel.point(along: panel.position(spaced: x), across: a),
        panel.point(along: panel.position(spaced: x), across: b))
    }
    func whisker(_ from: Double, _ to: Double) -> Path {
      .line(
        panel.point(along: panel.position(spaced: from), across: group.middle),
        panel.point(along: panel.position(spaced: to), across: group.middle))
    }
    let color = panel.outline(group.rows[0])
    let height = abs(panel.position(spaced: box.upperQuartile) - panel.position(spaced: box.lowerQuartile))
    let widths = Self.lineWidths(boxHeight: height)
    let thin = Stroke(color, width: widths.outline)
    for (from, to) in [(box.lowerQuartile, low), (box.upperQuartile, high)] where from != to {
      drawing.stroke(whisker(from, to), thin)
      drawing.stroke(line(group.middle - width / 4, group.middle + width / 4, at: to), thin)
    }
    let area = Rectangle(
      from: panel.point(along: panel.position(spaced: box.lowerQuartile), across: ends.0),
      to: panel.point(along: panel.position(spaced: box.upperQuartile), across: ends.1))
    if box.lowerQuartile < box.upperQuartile {
      drawing.fill(.rectangle(area), panel.colors.color(group.rows[0]).mixed(with: Theme.paper, fraction: 0.45))
      drawing.stroke(.rectangle(area), thin)
    }
    let median = panel.valueScale?.transform.value(ofSpaced: box.median) ?? .nan
    if panel.valueScale?.contains(median) == true {
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
      let center = panel.point(along: panel.position(spaced: value), across: group.middle)
      let dot = Path.circle(center: center, radius: outlierRadius)
      drawing.mark(notes?[row]) { drawing in
        drawing.fill(dot, Theme.paper)
        drawing.stroke(dot, Stroke(panel.outline(row), width: 0.7))
      }
    }
  }
}
