import Basics
import Graphics
import Statistics

extension Mark {
  /// The density of each category, mirrored about its middle, with its median and quartiles.
  static let violin = Mark(
    name: "violin", summary: "the smoothed density of each category to both sides, with its median and quartiles",
    words: MarkWords(noun: "Violin plot", category: "violin", series: "a violin"), prominence: .filled,
    positions: .lengths, stance: .slot, room: .ofSpread, isNamedByAxis: true, findings: DistributionFinding.ofBands,
    method: { data, _ in
      "Violins are Gaussian kernel densities \(data.densityOf)with Silverman's bandwidth, cut at the ends of the data "
        + "and equally wide; bars go from the lower to the upper quartile, with a dot at the median."
    }, draw: ViolinMark.draw)
}

private enum ViolinMark {
  private static let places = 101
  private static let widest = 60.0

  static func draw(_ panel: Panel, into drawing: inout Drawing) throws(Diagnostic) -> Int {
    var count = 0
    for group in panel.slotGroups {
      let color = panel.colors.color(group.rows[0])
      if let transform = panel.valueScale?.transform, let density = KernelDensity(group.values.map(transform.spaced)) {
        let width = min(group.thickness * 0.94, widest)
        drawing.mark(panel.spreadNote(group.rows)) { drawing in
          drawing.append(panel.clipped { draw(density, group, width: width, color, panel, into: &$0) })
          if !panel.layers.showsEachRow { drawQuartiles(group, panel, into: &drawing) }
        }
      } else {
        drawing.mark(panel.spreadNote(group.rows)) { drawLine(group, color, panel, into: &$0) }
      }
      count += panel.countInside(group.rows)
    }
    return count
  }

  private static func draw(
    _ density: KernelDensity, _ group: SlotGroup, width: Double, _ color: Color, _ panel: Panel,
    into drawing: inout Drawing
  ) {
    let curve = density.curve(places)
    guard let scale = panel.valueScale, let peak = curve.map(\.y).max(), peak > 0 else { return }
    func side(_ sign: Double) -> [Point] {
      curve.map { point in
        let along = scale.position(scale.transform.value(ofSpaced: point.x))
        return panel.point(along: along, across: group.middle + sign * width / 2 * point.y / peak)
      }
    }
    let outline = Path.polygon(side(-1) + side(1).reversed())
    drawing.fill(outline, color.mixed(with: Theme.paper, fraction: 0.45))
    drawing.stroke(outline, Stroke(color.mixed(with: Theme.depth, fraction: 0.25), width: 0.7))
  }

  private static func drawQuartiles(_ group: SlotGroup, _ panel: Panel, into drawing: inout Drawing) {
    guard let box = BoxSummary(group.values), panel.showsInterval(box.lowerQuartile, box.upperQuartile) else { return }
    let ends = [box.lowerQuartile, box.upperQuartile].map {
      panel.point(along: panel.clampedPosition($0), across: group.middle)
    }
    drawing.stroke(.line(ends[0], ends[1]), Stroke(Theme.ink, width: 2.4))
    guard panel.holds(box.median) else { return }
    let median = panel.point(along: panel.clampedPosition(box.median), across: group.middle)
    drawing.fill(.circle(center: median, radius: 1.7), Theme.paper)
    drawing.stroke(.circle(center: median, radius: 1.7), Stroke(Theme.ink, width: 0.6))
  }

  /// Draws a group of equal values, which have no density, as a line.
  private static func drawLine(_ group: SlotGroup, _ color: Color, _ panel: Panel, into drawing: inout Drawing) {
    guard panel.holds(group.values[0]) else { return }
    let along = panel.clampedPosition(group.values[0])
    let half = min(group.thickness, widest) * 0.35
    drawing.stroke(
      .line(
        panel.point(along: along, across: group.middle - half), panel.point(along: along, across: group.middle + half)),
      Stroke(color.mixed(with: Theme.depth, fraction: 0.25), width: 1.2))
  }
}
