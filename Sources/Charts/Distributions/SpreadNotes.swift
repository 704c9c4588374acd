import Basics
import Graphics
import Statistics

extension MarkNote {
  /// Returns a note that describes a distribution: the median as in `accuracy: median 0.93`, the quartiles, the least
  /// and the greatest value, and the number of values.
  ///
  /// - Parameter numbers: finite numbers.
  static func spread(_ names: [String], _ numbers: [Double], _ channel: EncodedChannel, group: String) -> MarkNote {
    guard let low = numbers.min(), let high = numbers.max() else { return MarkNote(names, group: group) }
    let text = ValueText(channel.channel.format, values: numbers)
    let median = Summary.median(numbers) ?? .nan
    let count = numbers.count.counted("value")
    guard low < high, let box = BoxSummary(numbers) else {
      return MarkNote(names + [RowNotes.told(channel.title, text(low)), count], group: group, value: low)
    }
    let lines = [
      RowNotes.told(channel.title, "median \(text(median))"),
      "quartiles: \(text(box.lowerQuartile)) and \(text(box.upperQuartile))", "from \(text(low)) to \(text(high))",
      count,
    ]
    return MarkNote(names + lines, group: group, value: median)
  }
}

extension Panel {
  /// Returns the note of rows that one shape summarises along the value axis; nil if there are no rows.
  func spreadNote(_ rows: [Int]) -> MarkNote? {
    guard let first = rows.first else { return nil }
    let (values, band) = data.isHorizontal ? (data.x, data.y) : (data.y, data.x)
    let names: [EncodedChannel] = [data.facets, band, data.series].compactMap { $0 }.filter { $0.domain != nil }
    let numbers = rows.compactMap { values.numbers?[$0] }.filter(\.isFinite)
    return MarkNote.spread(
      names.map { RowNotes.told($0.title, $0.categories.name($0.code(first))) }, numbers, values,
      group: data.series.map { $0.groupName($0.code(first)) } ?? "")
  }

  /// Returns the note of rows that a curve summarises along x; nil if there are no rows.
  func curveNote(_ rows: [Int]) -> MarkNote? {
    guard let first = rows.first else { return nil }
    let series = seriesNote(first, [])
    return MarkNote.spread(
      series.lines, rows.compactMap { data.x.numbers?[$0] }.filter(\.isFinite), data.x, group: series.group)
  }
}
