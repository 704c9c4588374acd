import Basics
import Graphics

extension Mark {
  /// A dot for each value of a category, beside one another where they would touch.
  static let strip = Mark(
    name: "strip", summary: "a dot for each value of a category, beside one another where they would overlap",
    words: MarkWords(noun: "Strip plot", category: "category", categories: "categories", series: "dots"),
    positions: .lengths,
    stance: .slot, swatch: Swatch.point, isNamedByAxis: true, showsEachRow: true,
    findings: DistributionFinding.ofBands, draw: StripMark.draw)
}

private enum StripMark {
  static func draw(_ panel: Panel, into drawing: inout Drawing) throws(Diagnostic) -> Int {
    guard let scale = panel.valueScale else { return 0 }
    let groups = panel.slotGroups.map { group in
      (group: group, rows: group.rows.filter { panel.value($0).map(scale.contains) ?? false })
    }
    let positions = groups.map { $0.rows.map { scale.position(panel.value($0) ?? .nan) } }
    let width = groups.first?.group.thickness ?? 0
    let radius = Swarm.radius(for: positions, width: width)
    for ((group, rows), positions) in zip(groups, positions) {
      let swarm = Swarm(positions, width: width, radius: radius)
      for (index, row) in rows.enumerated() {
        let center = panel.point(along: positions[index], across: group.middle + swarm.offsets[index])
        draw(center, radius: radius, color(row, panel), isApart: swarm.isApart, into: &drawing)
      }
    }
    return groups.reduce(0) { $0 + $1.rows.count }
  }

  /// Dark before other marks, which have the colours of the groups.
  private static func color(_ row: Int, _ panel: Panel) -> Color {
    panel.layers.marks.count(where: { $0.stance == .slot }) > 1 ? Color(gray: 0.15) : panel.colors.color(row)
  }

  private static func draw(
    _ center: Point, radius: Double, _ color: Color, isApart: Bool, into drawing: inout Drawing
  ) {
    var color = color
    if !isApart { color.alpha *= 0.5 }
    drawing.fill(.circle(center: center, radius: isApart ? radius * 0.92 : radius), color)
  }
}
