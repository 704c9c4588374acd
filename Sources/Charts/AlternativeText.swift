import Graphics

/// A chart in words, for those who cannot see it: its kind, what it shows, and the finding.
struct AlternativeText {
  let data: ChartData
  let specification: ChartSpecification

  var text: String {
    ([subject] + findings).filter { !$0.isEmpty }.joined(separator: " ")
  }

  private var findings: [String] {
    if isRanking { return rankFindings }
    return data.fill == nil ? valueFindings : cellFindings
  }

  private var isRanking: Bool { data.marks.contains(.criticalDifference) }
}

// MARK: Subject

extension AlternativeText {
  private var subject: String {
    let facets = data.facets.map { ", one panel for each of \($0.domain!.count) values of \($0.title)" } ?? ""
    if let fill = data.fill {
      return "Heatmap of \(fill.title) by \(counted(data.y, "row")) and \(counted(data.x, "column"))\(facets)."
    }
    if data.marks.contains(.bar) {
      let (value, band) = data.isHorizontal ? (data.x, data.y) : (data.y, data.x)
      let series = data.series.flatMap { series in
        series.channel.columns == band.channel.columns ? nil : ", with a bar for each \(series.title)"
      }
      return "Bar chart of \(value.title) by \(counted(band, "bar"))\(series ?? "")\(facets)."
    }
    if isRanking { return "Critical-difference diagram of \(data.x.title) by \(counted(data.y, "row"))." }
    if isForest { return "Forest plot of \(data.x.title) by \(counted(data.y, "row"))\(facets)." }
    let series = data.series.map { " for each \($0.title)" } ?? ""
    return "\(kind) of \(data.y.title) against \(data.x.title)\(series)\(facets)."
  }

  private var kind: String {
    if data.marks.contains(.step) { return "Step chart" }
    return data.hasLines ? "Line chart" : "Scatter plot"
  }

  private var isForest: Bool { data.isHorizontal && data.marks.contains(.point) && !data.hasLines }

  private func counted(_ encoding: Encoding, _ noun: String) -> String {
    let count = encoding.domain.map { $0.count - ($0.hasSummary ? 1 : 0) } ?? 0
    return "\(encoding.title) (\(count) \(noun)\(count == 1 ? "" : "s"))"
  }
}

// MARK: Findings

extension AlternativeText {
  private var cellFindings: [String] {
    guard let fill = data.fill, let values = fill.numbers, let rows = data.y.domain, let columns = data.x.domain,
      let yCodes = data.y.codes, let xCodes = data.x.codes
    else { return [] }
    let cells = values.indices.filter {
      values[$0].isFinite && !rows.isSummary(yCodes[$0]) && !columns.isSummary(xCodes[$0])
    }
    guard !cells.isEmpty else { return ["It has no values."] }
    let text = ValueText(fill.channel.format, values: values)
    func place(_ row: Int) -> String { "\(rows.name(yCodes[row])), \(columns.name(xCodes[row]))" }
    let missing = specificationCellCount(rows, columns) - cells.count
    return [
      range(cells, values, text, place: place),
      bestMean(cells, values, codes: yCodes, domain: rows, text),
      missing > 0 ? "\(missing) of \(cells.count + missing) cells: \(specification.missingTitle)." : "",
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
    let rows = values.indices.filter { values[$0].isFinite }
    guard !rows.isEmpty else { return ["It has no values."] }
    let text = ValueText(encoding.channel.format, values: values)
    let across = band.numbers.map { ValueText(band.channel.format, values: $0) }
    func place(_ row: Int) -> String {
      let names = [band, data.series, data.facets].compactMap { $0 }.compactMap { encoding -> String? in
        if let numbers = encoding.numbers { return "\(encoding.title) \(across!(numbers[row]))" }
        return encoding.domain.map { $0.name(encoding.codes![row]) }
      }
      var distinct: [String] = []
      for name in names where !distinct.contains(name) { distinct.append(name) }
      return distinct.joined(separator: ", ")
    }
    let interval = data.hasIntervals ? specification.interval.map { "Lines show the \($0.title)." } ?? "" : ""
    let missing = values.count - rows.count
    return [
      range(rows, values, text, place: place), interval, isForest ? sides(rows) : "",
      missing > 0 ? "\(missing) of \(values.count) have no value." : "",
    ]
  }

  /// What a forest plot is read for: `Wholly above no difference (0): 12 of 27 intervals; wholly below: 1.`
  private func sides(_ rows: [Int]) -> String {
    guard let rule = specification.rules.first, let low = data.low, let high = data.high else { return "" }
    let above = rows.count { low[$0] > rule.value }
    let below = rows.count { high[$0] < rule.value }
    let value = ValueText(.automatic, values: [rule.value])(rule.value)
    return "Wholly above \(rule.title) (\(value)): \(above) of \(rows.count) intervals; wholly below: \(below)."
  }

  /// Ranks are best where they are lowest.
  private var rankFindings: [String] {
    guard let ranks = data.x.numbers, let domain = data.y.domain, let codes = data.y.codes else { return [] }
    let rows = ranks.indices.filter { ranks[$0].isFinite }
    guard let best = rows.min(by: { ranks[$0] < ranks[$1] }), let worst = rows.max(by: { ranks[$0] < ranks[$1] })
    else { return ["It has no values."] }
    func described(_ row: Int) -> String {
      "\(ValueText(.digits(2), values: [])(ranks[row])) (\(domain.name(codes[row])))"
    }
    let difference = specification.criticalDifference.map { ValueText(.digits(2), values: [])($0) }
    return [
      "Best \(described(best)), worst \(described(worst)).",
      difference.map { "The critical difference is \($0)." } ?? "",
    ]
  }

  /// `Highest 0.98 (dense 2 relu), lowest 0.31 (dense 1 tanh).`
  private func range(_ rows: [Int], _ values: [Double], _ text: ValueText, place: (Int) -> String) -> String {
    let best = rows.max { values[$0] < values[$1] }!
    let worst = rows.min { values[$0] < values[$1] }!
    if values[best] == values[worst] { return "All values are \(text(values[best]))." }
    func described(_ row: Int) -> String {
      let ties = rows.count { text(values[$0]) == text(values[row]) }
      let others = ties > 1 ? " and \(ties - 1) more" : ""
      return "\(text(values[row])) (\(place(row))\(others))"
    }
    return "Highest \(described(best)), lowest \(described(worst))."
  }

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

extension CategoryDomain {
  func isSummary(_ index: Int) -> Bool { hasSummary && index == count - 1 }
}
