import Basics
import Graphics

extension Mark {
  /// Dashed lines across the panel at reference values.
  static let rule = Mark(
    name: "rule", summary: "a dashed line at a reference value", words: MarkWords(noun: "Plot"),
    prominence: .supporting, requires: [.rule], signs: RuleMark.signs, draw: RuleMark.draw)
}

private enum RuleMark {
  /// The dashes of lines with titles, in their order, so that the legend tells them apart.
  private static let dashes: [[Double]] = [[3, 2], [1, 1.5], [7, 2], [5, 1.5, 1, 1.5], [8, 1.5, 1, 1.5, 1, 1.5]]

  /// Returns 0, because reference lines do not belong to rows.
  static func draw(_ panel: Panel, into drawing: inout Drawing) throws(Diagnostic) -> Int {
    for (rule, dash) in zip(panel.specification.rules, dashes(panel.specification)) {
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
    zip(specification.rules, dashes(specification)).filter { !$0.0.title.isEmpty }.map { rule, dash in
      Swatch(label: rule.title, Swatch.line(Theme.ink, dash: dash))
    }
  }

  /// Returns the dash of each line. Lines with equal titles have equal dashes.
  private static func dashes(_ specification: ChartSpecification) -> [[Double]] {
    var titles: [String] = []
    for rule in specification.rules where !rule.title.isEmpty && !titles.contains(rule.title) {
      titles.append(rule.title)
    }
    return specification.rules.map { rule in dashes[(titles.firstIndex(of: rule.title) ?? 0) % dashes.count] }
  }
}
