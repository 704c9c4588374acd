import Basics
import Tables

/// What a chart does not show of its data, for its caption, its alternative text and the terminal.
package struct Omissions: Sendable, Equatable {
  /// The number of rows that the chart was given.
  private let given: Int
  private var rows: [RowPlaces.Reason: Int]
  /// The number of rows that have a position but nothing to draw there, such as an interval without its ends.
  private var rowsWithoutMark = 0
  /// The number of rows with a bar, an interval, a baseline or a colour value that goes beyond the end of its scale.
  private var cut = 0
  /// The number of intervals of which one end is missing.
  private var halves = 0
  private var singleValues = (given: 0, outside: 0)
  private var rules: [Double] = []
  private var spans: [ClosedRange<Double>] = []
  /// The texts of arrows that point to no position on the axes.
  private var arrows: [String] = []
  private var labels = (given: 0, leftOut: 0)
  /// The number of symbols that overlap others.
  private var crowded = 0
  /// The number of lines that differ by colour only, or 0.
  private var plainLines = 0
  /// The number of rows that a form draws although they lack some value.
  private var gaps = 0

  init(
    _ data: ChartData, _ places: RowPlaces, _ plans: ValuePlans?, _ colors: ChartColors,
    _ specification: ChartSpecification
  ) {
    given = data.givenCount
    rows = places.counts(ofFirst: given)
    let scale = plans?.value?.scale()
    cut = Self.cut(data, places, scale, colors)
    halves = zip(data.low ?? [], data.high ?? []).prefix(given).count { $0.isNaN != $1.isNaN }
    rules = specification.rules.filter { plans?.plan(of: $0.axis)?.scale().contains($0.value) == false }.map(\.value)
    spans = specification.spans.filter { plans?.plan(of: $0.axis)?.domain.overlaps($0.ends) == false }.map(\.ends)
    arrows = specification.arrows.filter { !$0.isShown(data, plans) }.map(\.text)
    guard let scale else { return }
    let singles = data.observations?.joined().filter { !$0.isNaN } ?? []
    singleValues = (singles.count, singles.count { !scale.contains($0) })
  }

  /// Returns a copy completed with the counts of a finished layout.
  func drawn(_ counts: DrawnCounts) -> Omissions {
    var omissions = self
    omissions.rowsWithoutMark = max(0, given - counts.rows - rows.values.reduce(0, +))
    omissions.labels = (counts.labels.given, counts.labels.given - counts.labels.drawn)
    (omissions.crowded, omissions.plainLines, omissions.gaps) = (counts.crowded, counts.plainLines, counts.gaps)
    return omissions
  }

  /// The number of rows that are not drawn.
  package var rowCount: Int { rows.values.reduce(rowsWithoutMark, +) }

  /// Sentences that say what is not drawn; empty if everything is drawn.
  package var sentences: [String] {
    [
      rowSentence, gapSentence, cutSentence, halvesSentence, singlesSentence, ruleSentence, spanSentence, arrowSentence,
      labelSentence, crowdedSentence, lineSentence,
    ]
    .compactMap(\.self)
  }

  /// Returns true if both have the same number of rows and the same sentences.
  package static func == (a: Omissions, b: Omissions) -> Bool { a.given == b.given && a.sentences == b.sentences }

  private static func cut(
    _ data: ChartData, _ places: RowPlaces, _ scale: ContinuousScale?, _ colors: ChartColors
  ) -> Int {
    let values = data.isHorizontal ? data.x.numbers : data.y.numbers
    let ends = scale == nil ? [] : [values, data.low, data.high, data.baseline, data.stack?.ends].compactMap(\.self)
    let tints = (data.fill ?? data.tint)?.numbers
    return (0..<data.givenCount).count { row in
      guard places.holds(row) else { return false }
      if let scale, ends.contains(where: { !$0[row].isNaN && !scale.contains($0[row]) }) { return true }
      guard let tints, let colorScale = colors.scale, colorScale.holds(tints[row]) else { return false }
      return !colorScale.domain.contains(tints[row])
    }
  }
}

// MARK: In words

extension Omissions {
  /// The sentence about rows: `3 of 12 values are not drawn: 2 missing, 1 outside the axes.`
  private var rowSentence: String? {
    guard rowCount > 0 else { return nil }
    var parts = RowPlaces.Reason.allCases.compactMap { reason in rows[reason].map { "\(count($0)) \(reason.rawValue)" }
    }
    if rowsWithoutMark > 0 { parts.append("\(count(rowsWithoutMark)) with nothing to draw") }
    return "\(share(rowCount, of: given, "value")) not drawn: \(parts.joined(separator: ", "))."
  }

  private var gapSentence: String? {
    guard gaps > 0 else { return nil }
    let many = gaps != 1
    return "\(count(gaps)) of \(given.counted("row")) \(many ? "lack" : "lacks") a value, and "
      + "\(many ? "are" : "is") drawn without it."
  }

  private var arrowSentence: String? {
    guard !arrows.isEmpty else { return nil }
    return arrows.map { "The arrow '\($0)' points outside the axes and is not drawn." }.joined(separator: " ")
  }

  private var cutSentence: String? {
    guard cut > 0 else { return nil }
    return cut == 1
      ? "1 value or its interval goes on beyond the end of the scale."
      : "\(count(cut)) values or their intervals go on beyond the end of the scale."
  }

  private var halvesSentence: String? {
    guard halves > 0 else { return nil }
    return halves == 1
      ? "1 interval lacks an end and is not drawn." : "\(count(halves)) intervals lack an end and are not drawn."
  }

  private var singlesSentence: String? {
    guard singleValues.outside > 0 else { return nil }
    return "\(share(singleValues.outside, of: singleValues.given, "single value")) outside the axis and not drawn."
  }

  private var ruleSentence: String? {
    guard !rules.isEmpty else { return nil }
    let places = rules.map(written).joined(separator: ", ")
    return rules.count == 1
      ? "The reference line at \(places) is outside the axis and not drawn."
      : "The reference lines at \(places) are outside the axes and not drawn."
  }

  private var spanSentence: String? {
    guard !spans.isEmpty else { return nil }
    let places = spans.map { "\(written($0.lowerBound)) to \(written($0.upperBound))" }.joined(separator: ", ")
    return "What is shaded from \(places) is outside the axes and not drawn."
  }

  private func written(_ number: Double) -> String { ValueText.exact(number) }

  private var labelSentence: String? {
    guard labels.leftOut > 0 else { return nil }
    return "\(share(labels.leftOut, of: labels.given, "label")) not written: there is no room."
  }

  private var crowdedSentence: String? {
    guard crowded > 0 else { return nil }
    return "\(count(crowded)) of \(count(given)) dots overlap others: there is no room to put them side by side."
  }

  private var lineSentence: String? {
    guard plainLines > 0 else { return nil }
    return "Only colours tell the \(count(plainLines)) lines apart: there are \(RowStyles.dashes.count) dashes."
  }

  /// Returns the beginning of a sentence: `1 of 3 values is`, `2 of 3 values are`.
  private func share(_ part: Int, of whole: Int, _ noun: String) -> String {
    "\(count(part)) of \(count(whole)) \(noun)\(whole == 1 ? "" : "s") \(part == 1 ? "is" : "are")"
  }

  private func count(_ number: Int) -> String { NumberText.grouped(Double(number), digits: 0) }
}
