import Basics

extension ChartData {
  /// Divides each value by the sum of its panel, and sorts the categories from the largest to the smallest share unless
  /// the cell asks for another order. A running sum only makes sense in that order.
  ///
  /// - Throws: `badData` for values below zero, for several series, and for an axis that is not linear.
  mutating func makeShares() throws(Diagnostic) {
    let (values, band) = isHorizontal ? (x, y) : (y, x)
    guard let numbers = values.numbers else { return }
    if let series, series.channel.columns != band.channel.columns {
      throw Diagnostic(
        .badData, "a running sum has one series, and '\(series.title)' makes several",
        hint: "leave 'color' and 'fill' out, or use 'facet'")
    }
    guard numbers.allSatisfy({ !($0 < 0) }) else {
      throw Diagnostic(.badData, "a value below zero is no share of a sum", hint: "use 'bar'")
    }
    guard values.transform == .linear else {
      throw Diagnostic(.badData, "shares on a logarithmic axis cannot be added", hint: "leave out 'scale'")
    }
    var sums = [Double](repeating: 0, count: facets?.categories.count ?? 1)
    func panel(_ row: Int) -> Int { facets?.codes?[row] ?? 0 }
    for row in numbers.indices where numbers[row].isFinite { sums[panel(row)] += numbers[row] }
    let shares = numbers.indices.map { row in
      numbers[row].isFinite ? (sums[panel(row)] > 0 ? numbers[row] / sums[panel(row)] : 0) : numbers[row]
    }
    var (value, category) = (values.channel, band.channel)
    if value.format == .automatic { value.format = .percent(0) }
    value.range = 0...1
    value.title = value.shareTitle ?? value.title
    if category.sort == .given { (category.order, category.sort) = ([], .descending) }
    let encoded = EncodedChannel(channel: value, values: .numbers(shares))
    let sorted = EncodedChannel(channel: category, values: band.values).sorted(by: shares)
    (x, y) = isHorizontal ? (encoded, sorted) : (sorted, encoded)
  }
}
