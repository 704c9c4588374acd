import Basics
import Graphics

extension Mark {
  /// Dashed lines across the panel at reference values.
  static let rule = Mark(
    name: "rule", summary: "a dashed line at a reference value", words: MarkWords(noun: "Plot"),
    prominence: .supporting, requires: [.rule], signs: RuleMark.signs, draw: RuleMark.draw)
}

private enum RuleMark {
  private static let dash = [3.0, 2.0]

  /// Returns 0, because reference lines do not belong to rows.
  static func draw(_ panel: Panel, into drawing: inout Drawing) throws(Diagnostic) -> Int {
    for rule in panel.specification.rules {
      guard let (scale, isAlongX) = panel.reference(rule.axis), scale.contains(rule.value) else { continue }
      let p = scale.position(rule.value)
      let frame = panel.frame
      let line =
        isAlongX
        ? Path.line(Point(p, frame.minY), Point(p, frame.maxY)) : Path.line(Point(frame.minX, p), Point(frame.maxX, p))
      let value = ValueText(.automatic, values: [rule.value])(rule.value)
      drawing.mark(MarkNote([RowNotes.told(rule.title, value)])) {
        $0.stroke(line, Stroke(Theme.ink, width: 0.8, dash: dash))
      }
    }
    return 0
  }

  static func signs(_ data: ChartData, _ specification: ChartSpecification) -> [Swatch] {
    specification.rules.filter { !$0.title.isEmpty }.map { rule in
      Swatch(label: rule.title, Swatch.line(Theme.ink, dash: dash))
    }
  }
}
