import Basics
import Graphics

extension ChartForm {
  /// Mean ranks (x) of methods (y), with bars that join methods whose ranks do not differ significantly.
  static let criticalDifference = ChartForm(
    name: "critical_difference", summary: "mean ranks, with bars over networks that do not differ",
    noun: CriticalDifferenceForm.noun, positions: PositionScales(x: .continuous, y: .band),
    accepts: [.cliques, .criticalDifference], words: CriticalDifferenceForm.words,
    layout: CriticalDifferenceForm.layout)
}

private enum CriticalDifferenceForm {
  static let noun = "Critical-difference diagram"

  static func layout(
    _ data: ChartData, _ specification: ChartSpecification, _ colors: ChartColors, _ measurer: any TextMeasurer
  ) throws(Diagnostic) -> LaidOutChart {
    try CriticalDifferenceLayout(data, specification, measurer: measurer).laidOut()
  }

  /// Names the best and the worst method. The lowest rank is the best.
  static func words(_ data: ChartData, _ specification: ChartSpecification) -> [String] {
    let subject = "\(noun) of \(data.x.title) by \(data.y.counted("row"))."
    guard let ranks = data.x.numbers, let domain = data.y.domain, let codes = data.y.codes else { return [subject] }
    let rows = ranks.indices.filter { ranks[$0].isFinite }
    guard let best = rows.min(by: { ranks[$0] < ranks[$1] }), let worst = rows.max(by: { ranks[$0] < ranks[$1] })
    else { return [subject, "It has no values."] }
    let text = ValueText(.digits(2), values: [])
    func described(_ row: Int) -> String { "\(text(ranks[row])) (\(domain.name(codes[row])))" }
    return [
      subject, "Best \(described(best)), worst \(described(worst)).",
      specification.criticalDifference.map { "The critical difference is \(text($0))." } ?? "",
    ]
  }
}
