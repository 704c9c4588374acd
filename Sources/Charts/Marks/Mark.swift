import Basics
import Graphics

/// One layer of a chart: draws rows through the scales of a panel. Marks know scales and colours, and neither the page
/// nor other marks.
package struct Mark: Named, Sendable {
  package let name: String
  package let summary: String
  let draw: @Sendable (Panel, inout Drawing) throws(Diagnostic) -> Void

  package static let all: [Mark] = [
    .cell, .bar, .observation, .band, .rule, .line, .step, .errorBar, .point, .text, .criticalDifference,
  ]

  /// What is written for several marks at once: `heatmap` is cells with text.
  package static let shortForms: [(name: String, marks: [Mark])] = [
    ("heatmap", [.cell, .text]),
    ("bar", [.bar, .observation, .rule, .errorBar, .text]),
    ("line", [.band, .rule, .line]),
    ("scatter", [.rule, .point, .text]),
    ("forest", [.rule, .errorBar, .point, .text]),
    ("profile", [.band, .rule, .step]),
  ]

  /// The marks that a chart's `mark` stands for: one short form or mark, or several marks from back to front.
  static func expanded(_ names: [String]) throws(Diagnostic) -> [Mark] {
    if names.count == 1, let form = shortForms.first(where: { $0.name == names[0] }) { return form.marks }
    var marks: [Mark] = []
    for name in names {
      guard let mark = all.first(where: { $0.name == name }) else {
        throw .unknownName(name, what: "mark", valid: shortForms.map(\.name) + all.map(\.name), kind: .badData)
      }
      marks.append(mark)
    }
    guard marks.count == 1 || !marks.contains(.criticalDifference) else {
      throw Diagnostic(.badData, "'critical_difference' stands alone, without other marks")
    }
    return marks
  }
}

extension Mark: Equatable {
  package static func == (a: Mark, b: Mark) -> Bool { a.name == b.name }
}
