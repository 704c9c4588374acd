import Basics
import Graphics

extension Mark {
  /// A dot for each value of a category. Dots that would overlap are placed beside one another.
  static let strip = Mark(
    name: "strip", summary: "a dot for each value of a category, beside one another where they would overlap",
    words: MarkWords(noun: "Strip plot", category: "category", categories: "categories", series: "dots"),
    positions: .lengths,
    stance: .slot, room: .ofSpread, swatch: Swatch.point, isNamedByAxis: true, showsEachRow: true,
    greatestRadius: { _ in Swarm.greatestRadius }, crowded: StripMark.crowded, findings: DistributionFinding.ofBands,
    draw: StripMark.draw)
}

private enum StripMark {
  static func draw(_ panel: Panel, into drawing: inout Drawing) throws(Diagnostic) -> Int {
    let (strips, notes) = (strips(panel), panel.notes)
    for strip in strips {
      for (index, row) in strip.rows.enumerated() {
        let across = strip.group.middle + strip.swarm.offsets[index]
        let center = panel.point(along: strip.positions[index], across: across)
        drawing.mark(notes?[row]) {
          draw(center, radius: strip.swarm.radius, color(row, panel), isApart: strip.swarm.isApart, into: &$0)
        }
      }
    }
    return strips.reduce(0) { $0 + $1.rows.count }
  }

  static func crowded(_ panel: Panel) -> Int {
    strips(panel).filter { !$0.swarm.isApart }.reduce(0) { $0 + $1.rows.count }
  }

  private typealias Strip = (group: SlotGroup, rows: [Int], positions: [Double], swarm: Swarm)

  /// Returns the groups of a panel, each with its rows inside the axis and the positions of their dots.
  private static func strips(_ panel: Panel) -> [Strip] {
    guard let scale = panel.valueScale else { return [] }
    let groups = panel.slotGroups.map { group in
      (group: group, rows: group.rows.filter { panel.value($0).map(scale.contains) ?? false })
    }
    let positions = groups.map { $0.rows.map { scale.position(panel.value($0) ?? .nan) } }
    let width = groups.first?.group.thickness ?? 0
    let radius = Swarm.radius(for: positions, width: width)
    return zip(groups, positions).map { group, positions in
      (group.group, group.rows, positions, Swarm(positions, width: width, radius: radius))
    }
  }

  /// Returns the colour of a dot: dark if another mark of the chart shows the colours of the groups.
  private static func color(_ row: Int, _ panel: Panel) -> Color {
    panel.layers.marks.count(where: { $0.stance == .slot }) > 1 ? panel.outline(row) : panel.colors.color(row)
  }

  private static func draw(
    _ center: Point, radius: Double, _ color: Color, isApart: Bool, into drawing: inout Drawing
  ) {
    var color = color
    if !isApart { color.alpha *= 0.5 }
    drawing.fill(.circle(center: center, radius: isApart ? radius * 0.92 : radius), color)
  }
}
