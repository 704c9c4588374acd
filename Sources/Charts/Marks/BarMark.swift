import Basics
import Graphics

extension Mark {
  /// Rectangles from zero to the values. Series are side by side, or stacked.
  static let bar = Mark(
    name: "bar", summary: "a bar from zero to the value; series are side by side",
    words: MarkWords(noun: "Bar chart", category: "bar", series: "a bar"), prominence: .filled, positions: .lengths,
    accepts: [.baseline, .stack], fillsItsPlace: true, includesZero: true, zeroLine: .inFront, stance: .slot,
    room: BandRoom(panelShape: 0.5), textPlace: .beyond, isNamedByAxis: true, signs: BarMark.signs, draw: BarMark.draw)
}

private enum BarMark {
  static func draw(_ panel: Panel, into drawing: inout Drawing) throws(Diagnostic) -> Int {
    guard let scale = panel.valueScale else { return 0 }
    var count = 0
    let notes = panel.notes
    for row in panel.rows {
      guard let value = panel.value(row), scale.showsLength(to: value), let slot = panel.slot(row) else { continue }
      var (start, end) = (scale.base, scale.clampedPosition(value))
      if let stack = panel.data.stack {
        (start, end) = (scale.clampedPosition(stack.starts[row]), scale.clampedPosition(stack.ends[row]))
      }
      let bar = rectangle(slot, from: start, to: end, panel.data.isHorizontal)
      drawing.mark(notes?[row]) { $0.fill(.rectangle(bar), panel.colors.color(row)) }
      count += 1
    }
    drawBaselines(panel, scale, into: &drawing)
    return count
  }

  private static func drawBaselines(_ panel: Panel, _ scale: ContinuousScale, into drawing: inout Drawing) {
    for row in panel.rows {
      guard let value = panel.data.baseline?[row], value.isFinite, let slot = panel.slot(row) else { continue }
      drawBaseline(
        from: slot.start - 1.5, to: slot.start + slot.thickness + 1.5, at: scale.clampedPosition(value),
        isHorizontal: !panel.data.isHorizontal, into: &drawing)
    }
  }

  /// Draws a tick across a bar over a wider line in the background colour, so that it is visible on any colour.
  private static func drawBaseline(
    from start: Double, to end: Double, at position: Double, isHorizontal: Bool, into drawing: inout Drawing
  ) {
    func point(_ along: Double) -> Point { isHorizontal ? Point(along, position) : Point(position, along) }
    let line = Path.line(point(start), point(end))
    drawing.stroke(line, Stroke(Theme.paper, width: 2.4))
    drawing.stroke(line, Stroke(Theme.ink, width: 1.2))
  }

  static func signs(_ data: ChartData, _ specification: ChartSpecification) -> [Swatch] {
    guard data.baseline?.contains(where: { !$0.isNaN }) ?? false else { return [] }
    return [
      Swatch(label: specification.baselineTitle) { area, drawing in
        drawBaseline(from: area.minX, to: area.maxX, at: area.midY, isHorizontal: true, into: &drawing)
      }
    ]
  }

  private static func rectangle(
    _ slot: (start: Double, thickness: Double), from zero: Double, to end: Double, _ isHorizontal: Bool
  ) -> Rectangle {
    let gap = min(0.4, slot.thickness / 20)
    let (a, b) = (slot.start + gap, slot.start + slot.thickness - gap)
    return isHorizontal
      ? Rectangle(from: Point(zero, a), to: Point(end, b)) : Rectangle(from: Point(a, zero), to: Point(b, end))
  }
}
