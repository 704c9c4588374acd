import Basics
import Graphics

extension ChartForm {
  /// Parallel coordinates: one upright axis for each column, and a line through them for each row.
  static let parallel = ChartForm(
    name: "parallel", summary: "a line for each row through upright axes, one for each column",
    noun: ParallelForm.noun, requires: [.axes], separatesSeries: false, words: ParallelForm.words,
    layout: ParallelForm.layout)
}

private enum ParallelForm {
  static let noun = "Parallel coordinates"

  static func layout(
    _ data: ChartData, _ specification: ChartSpecification, _ colors: ChartColors, _ measurer: any TextMeasurer
  ) throws(Diagnostic) -> LaidOutChart {
    try ParallelLayout(data, specification, colors, measurer: measurer).laidOut()
  }

  /// Returns the number of rows that have a position on every axis.
  private static func linesDrawn(_ data: ChartData) -> Int {
    (0..<data.rowCount).count { row in
      data.axes.allSatisfy { axis in axis.numbers.map { axis.transform.holds($0[row]) } ?? true }
    }
  }

  /// Names the values of the row that is highest on the last axis.
  static func words(_ data: ChartData, _ specification: ChartSpecification) -> [String] {
    let titles = data.axes.map(\.title)
    let subject =
      "\(noun) of \(titles.joined(separator: ", "))" + (data.series ?? data.tint).colours
      + ": \(linesDrawn(data).counted("line"))."
    guard let last = data.axes.last, let numbers = last.numbers,
      let best = numbers.indices.filter({ numbers[$0].isFinite }).max(by: { numbers[$0] < numbers[$1] })
    else { return [subject] }
    let parts = data.axes.map { "\($0.title) \($0.text(best))" }
    return [subject, "The line that ends highest: \(parts.joined(separator: ", "))."]
  }
}

extension EncodedChannel {
  /// Returns the text of a row's number or category.
  fileprivate func text(_ row: Int) -> String {
    if let numbers { return ValueText(channel.format, values: [numbers[row]])(numbers[row]) }
    return categories.name(code(row))
  }
}
