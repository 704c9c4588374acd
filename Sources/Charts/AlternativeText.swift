import Basics
import Graphics

/// Describes a chart of marks in words for readers who cannot see it: its kind, what it shows, and the findings.
struct AlternativeText {
  let layers: Layers
  let data: ChartData
  let specification: ChartSpecification
  let places: RowPlaces
  let omissions: Omissions

  var text: String {
    Self.joined([subject] + findings + omissions.sentences)
  }

  private var findings: [String] {
    layers.main.findings?(data, places) ?? (data.fill == nil ? valueFindings : cellFindings)
  }

  static func joined(_ sentences: [String]) -> String { sentences.filter { !$0.isEmpty }.joined(separator: " ") }

  private var words: MarkWords { layers.main.words.inDirection(isHorizontal: isHorizontal) }

  /// Charts whose marks join rows are described along x, whatever their scales are.
  private var isHorizontal: Bool { data.isHorizontal && !layers.joinsRows }
}

// MARK: Subject

extension AlternativeText {
  private var subject: String {
    let facets =
      data.facets.map { ", one panel for each of \($0.categories.count.counted("value")) of \($0.title)" } ?? ""
    if let fill = data.fill {
      return "\(words.noun) of \(fill.title) by \(data.y.counted("row")) and \(data.x.counted("column"))\(facets)."
    }
    guard let category = words.category else {
      let series = tints ?? data.series.map { " for each \($0.title)" } ?? ""
      if data.shapes != nil { return "\(words.noun) of \(data.x.title)\(series)\(facets)." }
      return "\(words.noun) of \(data.y.title) against \(data.x.title)\(series)\(facets)."
    }
    let (value, band) = data.isHorizontal ? (data.x, data.y) : (data.y, data.x)
    return
      "\(words.noun) of \(value.title) by \(band.counted(category, words.categories))\(series(besides: band))\(facets)."
  }

  /// The part of the subject that names the number that colours show: `, coloured by value`.
  private var tints: String? { data.tint.map { ", coloured by \($0.title)" } }

  /// Returns the part of the subject that names the series, such as `, with a bar for each dataset`. It is empty if the
  /// categories are the series.
  private func series(besides band: EncodedChannel) -> String {
    if let tints { return tints }
    guard let each = words.series, let series = data.series, series.channel.columns != band.channel.columns else {
      return ""
    }
    return ", with \(each) for each \(series.title)"
  }
}

extension EncodedChannel {
  /// Returns the title with the number of categories, without a summary: `task (12 rows)`.
  func counted(_ noun: String, _ many: String? = nil) -> String {
    let count = domain.map { $0.count - ($0.hasSummary ? 1 : 0) } ?? 0
    return "\(title) (\(count.counted(noun, many)))"
  }
}

// MARK: Findings

extension AlternativeText {
  private var cellFindings: [String] {
    guard let fill = data.fill, let values = fill.numbers, let rows = data.y.domain, let columns = data.x.domain,
      let yCodes = data.y.codes, let xCodes = data.x.codes
    else { return [] }
    let cells = values.indices.filter {
      values[$0].isFinite && places.holds($0) && !rows.isSummary(yCodes[$0]) && !columns.isSummary(xCodes[$0])
    }
    guard !cells.isEmpty else { return ["It has no values."] }
    let text = ValueText(fill.channel.format, values: values)
    func place(_ row: Int) -> String { "\(rows.name(yCodes[row])), \(columns.name(xCodes[row]))" }
    let missing = specificationCellCount(rows, columns) - cells.count
    return [
      range(cells, values, text, place: place),
      bestMean(cells, values, codes: yCodes, domain: rows, text),
      missing > 0 ? "\(missing) of \((cells.count + missing).counted("cell")): \(specification.missingTitle)." : "",
    ]
  }

  private func specificationCellCount(_ rows: CategoryDomain, _ columns: CategoryDomain) -> Int {
    (rows.count - (rows.hasSummary ? 1 : 0)) * (columns.count - (columns.hasSummary ? 1 : 0))
      * (data.facets?.domain?.count ?? 1)
  }

  private var valueFindings: [String] {
    let encoding = data.isHorizontal ? data.x : data.y
    let band = data.isHorizontal ? data.y : data.x
    guard let values = encoding.numbers else { return [] }
    let rows = values.indices.filter { values[$0].isFinite && places.holds($0) }
    guard !rows.isEmpty else { return ["It has no values."] }
    let text = ValueText(encoding.channel.format, values: values)
    let across = band.numbers.map { ValueText(band.channel.format, values: $0) }
    func place(_ row: Int) -> String {
      let names = [band, data.series, data.facets].compactMap { $0 }.compactMap { encoding -> String? in
        if let numbers = encoding.numbers { return across.map { "\(encoding.title) \($0(numbers[row]))" } }
        return encoding.domain.map { $0.name(encoding.code(row)) }
      }
      var distinct: [String] = []
      for name in names where !distinct.contains(name) { distinct.append(name) }
      return distinct.joined(separator: ", ")
    }
    let interval = data.hasIntervals ? intervalSentence : ""
    return [range(rows, values, text, place: place), interval, words.tellsSides ? sides(rows) : ""]
  }

  /// The sentence that says what shows the intervals: `Lines show the 95% interval.`
  private var intervalSentence: String {
    guard let interval = specification.interval, let words = layers.intervalWords else { return "" }
    return "\(words) the \(interval.title)."
  }

  /// Returns the main finding of a forest plot: `Wholly above no difference (0): 12 of 27 intervals; wholly below: 1.`
  private func sides(_ rows: [Int]) -> String {
    guard let rule = specification.rules.first(where: { $0.axis != .y }), let low = data.low, let high = data.high
    else { return "" }
    let above = rows.count { low[$0] > rule.value }
    let below = rows.count { high[$0] < rule.value }
    let value = ValueText(.automatic, values: [rule.value])(rule.value)
    return
      "Wholly above \(rule.title) (\(value)): \(above) of \(rows.count.counted("interval")); wholly below: \(below)."
  }

  /// Returns a sentence with the greatest and the least value: `Highest 0.98 (dense 2 relu), lowest 0.31 (dense 1
  /// tanh).`
  private func range(_ rows: [Int], _ values: [Double], _ text: ValueText, place: (Int) -> String) -> String {
    guard let best = rows.max(by: { values[$0] < values[$1] }), let worst = rows.min(by: { values[$0] < values[$1] })
    else { return "" }
    if values[best] == values[worst] { return "All values are \(text(values[best]))." }
    let ends = text.apart(values[best], values[worst])
    // Values are tied if their texts are equal, or if that would make all of them tied, if they are equal.
    let isApart = ends == (text(values[best]), text(values[worst]))
    func described(_ row: Int, _ value: String) -> String {
      let ties = rows.count { isApart ? text(values[$0]) == value : values[$0] == values[row] }
      let others = ties > 1 ? " and \(ties - 1) more" : ""
      return "\(value) (\(place(row))\(others))"
    }
    return "Highest \(described(best, ends.0)), lowest \(described(worst, ends.1))."
  }

  /// Returns a sentence that names the rows with the best and the worst mean:
  /// `By row, the mean is highest for multiply 1 linear (0.93) and lowest for dense 1 sigmoid (0.31).`
  private func bestMean(
    _ cells: [Int], _ values: [Double], codes: [Int], domain: CategoryDomain, _ text: ValueText
  ) -> String {
    var members = [[Double]](repeating: [], count: domain.count)
    for cell in cells { members[codes[cell]].append(values[cell]) }
    let means = members.map(mean)
    let known = means.indices.filter { !means[$0].isNaN }
    guard known.count > 1, let best = known.max(by: { means[$0] < means[$1] }),
      let worst = known.min(by: { means[$0] < means[$1] }), means[best] != means[worst]
    else { return "" }
    return "By row, the mean is highest for \(domain.name(best)) (\(text(means[best]))) and lowest for "
      + "\(domain.name(worst)) (\(text(means[worst])))."
  }
}
