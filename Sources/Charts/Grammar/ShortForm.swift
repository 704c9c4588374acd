import Basics

/// A name for several marks at once: `heatmap` is cells with text.
package struct ShortForm: Named, Sendable {
  package let name: String
  /// The marks from back to front.
  package let marks: [Mark]
  /// True if the layout may exchange x and y to make the chart easier to read.
  var canTurn = false

  package var summary: String { "short for " + marks.map(\.name).joined(separator: " + ") }

  package static let all: [ShortForm] = [
    .heatmap, .bar, .line, .scatter, .forest, .profile, .box, .violin, .strip, .histogram, .density, .ecdf,
    .ridgeline, .area, .regression, .pareto,
  ]

  static let heatmap = ShortForm(name: "heatmap", marks: [.cell, .text])
  static let bar = ShortForm(
    name: "bar", marks: [.span, .bar, .observation, .rule, .errorBar, .text, .arrow], canTurn: true)
  static let line = ShortForm(name: "line", marks: [.span, .band, .rule, .line, .arrow])
  static let scatter = ShortForm(name: "scatter", marks: [.span, .rule, .point, .text, .arrow])
  static let forest = ShortForm(name: "forest", marks: [.span, .rule, .errorBar, .point, .text, .arrow])
  static let profile = ShortForm(name: "profile", marks: [.span, .band, .rule, .step, .arrow])
  static let box = ShortForm(name: "box", marks: [.span, .rule, .box, .arrow], canTurn: true)
  static let violin = ShortForm(name: "violin", marks: [.span, .rule, .violin, .arrow], canTurn: true)
  static let strip = ShortForm(name: "strip", marks: [.span, .rule, .strip, .arrow], canTurn: true)
  static let histogram = ShortForm(name: "histogram", marks: [.span, .histogram, .rule, .arrow])
  static let density = ShortForm(name: "density", marks: [.span, .density, .rule, .arrow])
  static let ecdf = ShortForm(name: "ecdf", marks: [.span, .rule, .ecdf, .arrow])
  static let ridgeline = ShortForm(name: "ridgeline", marks: [.span, .ridgeline, .rule, .arrow])
  static let area = ShortForm(name: "area", marks: [.span, .area, .rule, .arrow])
  static let regression = ShortForm(name: "regression", marks: [.span, .rule, .point, .regression, .arrow])
  static let pareto = ShortForm(name: "pareto", marks: [.span, .pareto, .rule, .arrow], canTurn: true)
}
