import Basics

/// An input of marks besides x and y: a column or an option that a chart cell gives by name.
package struct MarkChannel: Named, Sendable {
  /// The name of the option in a chart cell.
  package let name: String
  /// What the option means, for messages: `the number that colours show`.
  package let summary: String
  /// Returns true if a specification gives the channel, or for `points`, if there is a table of single values.
  let isGiven: @Sendable (ChartSpecification, _ hasObservations: Bool) -> Bool

  package static let all: [MarkChannel] = [
    .fill, .interval, .points, .baseline, .flag, .rule, .text, .cliques, .criticalDifference, .binWidth, .span,
    .stack, .fit, .shape, .dash, .size, .opacity, .arrow, .axes, .means, .annotations, .diagonal,
  ]

  /// What divides a chart of marks into panels. Forms have one panel.
  static let ofPanels: [MarkChannel] = [
    MarkChannel(name: "facet", summary: "the panels side by side") { chart, _ in chart.facet != nil },
    MarkChannel(name: "facet_row", summary: "the panels below one another") { chart, _ in chart.facetRow != nil },
    MarkChannel(name: "scales", summary: "which axes the panels share") { chart, _ in chart.scales != .fixed },
  ]

  /// The number that the colour of cells shows. For marks without this channel, `fill` separates series.
  static let fill = MarkChannel(name: "fill", summary: "the number that colours show") { chart, _ in chart.fill != nil }
  static let interval = MarkChannel(name: "error_bar", summary: "an interval about each value, or 'low' and 'high'") {
    chart, _ in chart.interval != nil
  }
  package static let points = MarkChannel(name: "points", summary: "the columns that separate single values") { $1 }
  static let baseline = MarkChannel(name: "baseline", summary: "a column of values to compare with") { chart, _ in
    chart.baseline != nil
  }
  static let flag = MarkChannel(name: "flag", summary: "which rows are marked") { chart, _ in chart.flag != nil }
  static let rule = MarkChannel(name: "rule", summary: "the value of a reference line") { chart, _ in
    !chart.rules.isEmpty
  }
  static let span = MarkChannel(name: "span", summary: "the ends of a shaded part") { chart, _ in
    !chart.spans.isEmpty
  }
  static let stack = MarkChannel(name: "stack", summary: "whether series are on top of one another") { chart, _ in
    chart.stacking != .none
  }
  static let fit = MarkChannel(name: "fit", summary: "linear or loess") { chart, _ in chart.fit != .linear }
  static let shape = MarkChannel(name: "shape", summary: "what the shapes of points tell apart") { chart, _ in
    chart.shape != nil
  }
  static let dash = MarkChannel(name: "dash", summary: "what the dashes of lines tell apart") { chart, _ in
    chart.dash != nil
  }
  static let size = MarkChannel(name: "size", summary: "the number that the area of points shows") { chart, _ in
    chart.size != nil
  }
  static let opacity = MarkChannel(name: "opacity", summary: "the number that the opacity of points shows") {
    chart, _ in chart.opacity != nil
  }
  static let arrow = MarkChannel(name: "arrow", summary: "words, and the place that an arrow points to") { chart, _ in
    !chart.arrows.isEmpty
  }
  static let axes = MarkChannel(name: "axes", summary: "the columns that are compared") { chart, _ in
    !chart.axes.isEmpty
  }
  static let means = MarkChannel(name: "means", summary: "a row and a column of means") { chart, _ in
    chart.showsMarginalMeans
  }
  static let annotations = MarkChannel(name: "annotations", summary: "whether values are written") { chart, _ in
    chart.annotations != .automatic
  }
  static let diagonal = MarkChannel(name: "diagonal", summary: "a line where x and y are equal") { chart, _ in
    chart.showsDiagonal
  }
  static let text = MarkChannel(name: "text", summary: "what is written") { chart, _ in chart.label != nil }
  static let cliques = MarkChannel(name: "cliques", summary: "a column of letters, one for each group") { chart, _ in
    chart.cliques != nil
  }
  static let criticalDifference = MarkChannel(
    name: "critical_difference", summary: "the difference of ranks that counts"
  ) { chart, _ in chart.criticalDifference != nil }
  static let binWidth = MarkChannel(name: "bin_width", summary: "the width of the bins") { chart, _ in
    chart.binWidth != nil
  }
}
