import Basics
import Graphics

extension Mark {
  /// Dashed lines across the panel at the reference values.
  static let rule = Mark(name: "rule", summary: "a dashed line at a reference value", draw: RuleMark.draw)
}

enum RuleMark {
  static let dash = [3.0, 2.0]

  static func draw(_ panel: Panel, into drawing: inout Drawing) throws(Diagnostic) {
    guard let scale = panel.valueScale else { return }
    for rule in panel.specification.rules where scale.contains(rule.value) {
      let p = scale.position(rule.value)
      let frame = panel.frame
      let line =
        panel.data.isHorizontal
        ? Path.line(Point(p, frame.minY), Point(p, frame.maxY)) : Path.line(Point(frame.minX, p), Point(frame.maxX, p))
      drawing.stroke(line, Stroke(Theme.ink, width: 0.8, dash: dash))
    }
  }
}
