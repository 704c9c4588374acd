import Basics
import Graphics

extension Mark {
  /// The value or the label of each row, in the middle of a cell, beyond the end of a bar, or beside a point.
  static let text = Mark(
    name: "text", summary: "the value or a label, in cells or beside marks", words: MarkWords(noun: "Text plot"),
    prominence: .supporting, accepts: [.text, .annotations], writesTexts: true, draw: TextMark.draw)
}

enum TextMark {
  static func draw(_ panel: Panel, into drawing: inout Drawing) throws(Diagnostic) -> Int {
    var labels = PointLabels(panel)
    let notes = panel.notes
    return panel.rows.count { row in
      guard let text = panel.annotations.text(row) else { return false }
      var isDrawn = false
      // A text covers its cell, so it needs the note of the cell to respond to the pointer.
      drawing.mark(notes?[row]) { drawing in
        isDrawn =
          switch panel.layers.main.textPlace {
          case .inside: drawInCell(text, row, panel, into: &drawing)
          case .beyond: drawBeyond(text, row, panel, into: &drawing)
          case .free: drawBeside(text, row, panel, &labels, into: &drawing)
          }
      }
      return isDrawn
    }
  }

  private static func drawBeside(
    _ text: String, _ row: Int, _ panel: Panel, _ labels: inout PointLabels, into drawing: inout Drawing
  ) -> Bool {
    guard let x = panel.xPosition(row), let y = panel.yPosition(row) else { return false }
    guard !text.isEmpty else { return true }
    let reach = panel.data.isHorizontal ? panel.data.high.flatMap { panel.valuePosition($0[row]) } : nil
    return labels.place(
      text, width: panel.annotations.widths[row], at: Point(x, y), reach: max(x, reach ?? x), into: &drawing)
  }

  private static func drawInCell(
    _ text: String, _ row: Int, _ panel: Panel, into drawing: inout Drawing
  ) -> Bool {
    guard let x = panel.xPosition(row), let y = panel.yPosition(row), let scale = panel.colors.scale,
      let value = panel.data.fill?.numbers?[row], scale.holds(value)
    else { return false }
    let font = panel.annotations.font
    drawing.text(
      TextRun(
        text, font: font, color: scale.color(value).legibleTextColor, at: Point(x, y + middle(font)),
        anchor: .middle))
    return true
  }

  /// Draws the text beyond the bar and its interval, along the value axis.
  private static func drawBeyond(
    _ text: String, _ row: Int, _ panel: Panel, into drawing: inout Drawing
  ) -> Bool {
    guard let scale = panel.valueScale, let value = panel.value(row), scale.showsLength(to: value) else { return false }
    let isNegative = value < 0
    let font = panel.annotations.font
    let length = panel.data.isHorizontal ? panel.annotations.widths[row] : 0.72 * font.size
    let end = end(value, row, panel.data, scale, room: Theme.textGap + length)
    if panel.data.isHorizontal {
      guard let y = panel.slot(row).map({ $0.start + $0.thickness / 2 }) ?? panel.yPosition(row) else { return false }
      let x = isNegative ? end - Theme.textGap : end + Theme.textGap
      let left = isNegative ? x - length : x
      drawing.clear(Rectangle(x: left, y: y - middle(font), width: length, height: 2 * middle(font)))
      drawing.text(
        TextRun(
          text, font: font, color: Theme.ink, at: Point(x, y + middle(font)), anchor: isNegative ? .end : .start))
    } else {
      guard let x = panel.slot(row).map({ $0.start + $0.thickness / 2 }) ?? panel.xPosition(row) else { return false }
      let y = isNegative ? end + Theme.textGap + 0.72 * font.size : end - Theme.textGap
      let width = panel.annotations.widths[row]
      drawing.clear(Rectangle(x: x - width / 2, y: y - length, width: width, height: length))
      drawing.text(TextRun(text, font: font, color: Theme.ink, at: Point(x, y), anchor: .middle))
    }
    return true
  }

  /// Returns the position from which the text beyond a bar starts: the end of the bar, of its interval or of its
  /// observations, whichever is farthest out, or the baseline if its tick would run through the text.
  ///
  /// - Parameter room: the length of the text and its gap along the value axis.
  static func end(
    _ value: Double, _ row: Int, _ data: ChartData, _ scale: ContinuousScale, room: Double
  ) -> Double {
    let end = scale.clampedPosition(reach(value, row, data))
    guard let baseline = data.baseline?[row], baseline.isFinite else { return end }
    let isUpward = (scale.end > scale.start) == (value >= 0)
    let position = scale.clampedPosition(baseline)
    let distance = isUpward ? position - end : end - position
    return (0...room + 2).contains(distance) ? position : end
  }

  private static func reach(_ value: Double, _ row: Int, _ data: ChartData) -> Double {
    let others = [(value < 0 ? data.low : data.high)?[row] ?? value] + (data.observations?[row] ?? [])
    return others.filter(\.isFinite).reduce(value, value < 0 ? min : max)
  }

  /// Returns the distance from the middle of a line of digits to its baseline: half the cap height of 0.72 em.
  static func middle(_ font: Font) -> Double { 0.36 * font.size }
}

extension Drawing {
  /// Fills the room of a text with the background colour, so that no grid or reference line runs through it.
  fileprivate mutating func clear(_ room: Rectangle) {
    let margin = 1.0
    let area = Rectangle(
      x: room.minX - margin, y: room.minY - margin, width: room.width + 2 * margin, height: room.height + 2 * margin)
    fill(.rectangle(area), Theme.paper)
  }
}

extension Panel {
  /// Returns the number of a row along the value axis, or nil if no axis is numeric.
  func value(_ row: Int) -> Double? {
    (data.isHorizontal ? data.x.numbers : data.y.numbers ?? data.x.numbers)?[row]
  }
}
