import Basics
import Statistics

/// Describes distributions in a sentence, by the median of each group.
struct DistributionFinding {
  private let values: EncodedChannel
  private let groups: [(name: String, values: [Double])]

  /// - Parameters:
  ///   - values: the numbers.
  ///   - bands: the channels whose categories divide the numbers into groups.
  init(_ values: EncodedChannel, by bands: [EncodedChannel?], _ places: RowPlaces) {
    self.values = values
    let numbers = values.numbers ?? []
    let given = bands.compactMap(\.self).filter { $0.domain != nil }
    let present = numbers.indices.filter { numbers[$0].isFinite && places.holds($0) }
    groups = ComputedShapes.groups(present, given.map(\.codes)).map { rows in
      var names: [String] = []
      for band in given {
        let name = band.categories.name(band.code(rows[0]))
        if !names.contains(name) { names.append(name) }
      }
      return (names.joined(separator: ", "), rows.map { numbers[$0] })
    }
  }

  /// The sentence: `Highest median 93.9 (wheat), lowest 57.9 (rye); 24 values from 54.6 to 99.5.`
  var sentence: String {
    let all = groups.flatMap(\.values)
    guard let low = all.min(), let high = all.max() else { return "It has no values." }
    let text = ValueText(values.channel.format, values: all)
    if low == high {
      return all.count == 1 ? "Its value is \(text(low))." : "All \(all.count) values are \(text(low))."
    }
    let ends = text.apart(low, high)
    let range = "\(all.count) values from \(ends.0) to \(ends.1)"
    let medians = groups.map { (name: $0.name, median: Summary.median($0.values) ?? .nan) }
    guard groups.count > 1, let best = medians.max(by: { $0.median < $1.median }),
      let worst = medians.min(by: { $0.median < $1.median })
    else { return "\(range), median \(text(medians[0].median))." }
    if best.median == worst.median { return "All medians are \(text(best.median)); \(range)." }
    let (top, bottom) = text.apart(best.median, worst.median)
    return "Highest median \(top) (\(best.name)), lowest \(bottom) (\(worst.name)); \(range)."
  }

  /// Returns the finding for numbers that are grouped by the categories of the other axis.
  @Sendable static func ofBands(_ data: ChartData, _ places: RowPlaces) -> [String] {
    let (values, band) = data.isHorizontal ? (data.x, data.y) : (data.y, data.x)
    return [DistributionFinding(values, by: [band, data.series, data.facets], places).sentence]
  }

  /// Returns the finding for the numbers along x.
  @Sendable static func alongX(_ data: ChartData, _ places: RowPlaces) -> [String] {
    [DistributionFinding(data.x, by: [data.series, data.facets], places).sentence]
  }
}
