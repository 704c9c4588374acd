import Basics

/// What is written for several marks at once, with what else they may do: `heatmap` is cells with text.
package struct ShortForm: Named, Sendable {
  package let name: String
  /// From back to front.
  package let marks: [Mark]
  /// Whether x and y may be exchanged where that is easier to read.
  var canTurn = false

  package var summary: String { "short for " + marks.map(\.name).joined(separator: " + ") }

  package static let all: [ShortForm] = [.heatmap, .bar, .line, .scatter, .forest, .profile]

  static let heatmap = ShortForm(name: "heatmap", marks: [.cell, .text])
  static let bar = ShortForm(name: "bar", marks: [.bar, .observation, .rule, .errorBar, .text], canTurn: true)
  static let line = ShortForm(name: "line", marks: [.band, .rule, .line])
  static let scatter = ShortForm(name: "scatter", marks: [.rule, .point, .text])
  static let forest = ShortForm(name: "forest", marks: [.rule, .errorBar, .point, .text])
  static let profile = ShortForm(name: "profile", marks: [.band, .rule, .step])
}
