import Basics
import Graphics
import Statistics

extension ChartForm {
  /// A scatter matrix: each pair of columns as points, each column as a histogram, and the correlation of each pair.
  static let scatterMatrix = ChartForm(
    name: "scatter_matrix", summary: "each pair of columns as points, with histograms and correlations",
    noun: ScatterMatrixForm.noun, requires: [.axes], separatesSeries: false, words: ScatterMatrixForm.words,
    layout: ScatterMatrixForm.layout)
}

private enum ScatterMatrixForm {
  static let noun = "Scatter matrix"

  static func layout(
    _ data: ChartData, _ specification: ChartSpecification, _ colors: ChartColors, _ measurer: any TextMeasurer
  ) throws(Diagnostic) -> LaidOutChart {
    try ScatterMatrixLayout(data, specification, colors, measurer: measurer).laidOut()
  }

  /// Names the pair with the strongest correlation.
  static func words(_ data: ChartData, _ specification: ChartSpecification) -> [String] {
    let titles = data.axes.map(\.title)
    let subject = "\(noun) of \(titles.joined(separator: ", "))" + (data.series ?? data.tint).colours + "."
    let pairs = titles.indices.flatMap { a in titles.indices.filter { $0 > a }.map { (a, $0) } }
    let known = pairs.compactMap { pair -> (r: Double, names: String)? in
      guard let r = ScatterMatrixLayout.correlation(data.axes[pair.0], data.axes[pair.1]) else { return nil }
      return (r, "\(titles[pair.0]) and \(titles[pair.1])")
    }
    guard let strongest = known.max(by: { abs($0.r) < abs($1.r) }) else {
      return [subject, "No pair has a correlation."]
    }
    return [subject, "The strongest correlation is \(ValueText.correlation(strongest.r)), of \(strongest.names)."]
  }
}

extension EncodedChannel? {
  /// The words for a channel that colours show, such as `, coloured by type`; empty if there is none.
  var colours: String { map { ", coloured by \($0.title)" } ?? "" }
}
