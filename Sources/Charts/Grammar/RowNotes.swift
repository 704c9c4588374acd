import Graphics

/// The texts that appear when a reader points at the marks of a row: its names and its numbers, one in each line.
struct RowNotes {
  /// A function that returns one line for a row, such as `task: dot`, or nil if the row has no such line.
  private typealias Part = (Int) -> String?

  private let parts: [Part]
  private let values: [Double]?
  private let series: EncodedChannel?

  /// The number of rows above which charts have no notes: single rows are then hard to point at, and pages would be
  /// large.
  private static let mostRows = 2_000

  /// Returns nil for a chart with too many rows.
  ///
  /// - Parameter besides: the channels that a form compares, which replace those of x, y and styles.
  init?(_ data: ChartData, _ specification: ChartSpecification, besides: [EncodedChannel] = []) {
    guard data.rowCount <= Self.mostRows else { return nil }
    series = data.series
    let value = data.fill ?? (data.isHorizontal ? data.x : data.y.numbers == nil ? data.x : data.y)
    values = value.numbers
    let names: [EncodedChannel?] = [
      data.facets, data.x, data.y, data.series, data.styles.shape, data.styles.dash, data.detail,
    ]
    let numbers = [data.fill, data.tint, data.styles.size, data.styles.opacity]
    var parts = [data.labels.map { labels -> Part in { labels.indices.contains($0) ? labels[$0] : nil } }]
    parts += Self.distinct(besides.isEmpty ? (names + numbers).compactMap { $0 } : besides).map(Self.part)
    parts.append(Self.interval(data, specification))
    parts.append(Self.baseline(data, specification))
    self.parts = parts.compactMap { $0 }
  }

  subscript(row: Int) -> MarkNote {
    MarkNote(lines(row), group: group(row), value: values?[row] ?? .nan)
  }

  /// Returns the note of a row with additional lines.
  func note(_ row: Int, adding lines: [String]) -> MarkNote {
    MarkNote(self.lines(row) + lines, group: group(row), value: values?[row] ?? .nan)
  }

  private func lines(_ row: Int) -> [String] { parts.compactMap { $0(row) }.filter { !$0.isEmpty } }

  /// Returns the name of a row's series, which is the same in all charts.
  private func group(_ row: Int) -> String { series.map { $0.groupName($0.code(row)) } ?? "" }

  // MARK: Parts

  /// Removes channels that show the same columns under the same title.
  private static func distinct(_ channels: [EncodedChannel]) -> [EncodedChannel] {
    var seen: Set<[String]> = []
    return channels.filter { seen.insert($0.channel.columns + [$0.title]).inserted }
  }

  private static func part(_ encoding: EncodedChannel) -> Part {
    let title = encoding.title
    switch encoding.values {
    case .bands(let domain, let codes):
      return { row in codes.indices.contains(row) ? told(title, domain.name(codes[row])) : nil }
    case .numbers(let numbers):
      let text = ValueText(encoding.channel.format, values: numbers)
      return { row in numbers.indices.contains(row) ? told(title, text(numbers[row])) : nil }
    }
  }

  static func told(_ title: String, _ text: String) -> String { title.isEmpty ? text : "\(title): \(text)" }

  /// Returns the part for the interval of a row: `95% bootstrap interval: 0.91 to 0.95`.
  private static func interval(_ data: ChartData, _ specification: ChartSpecification) -> Part? {
    guard let low = data.low, let high = data.high, let interval = specification.interval else { return nil }
    let format = (data.isHorizontal ? data.x : data.y).channel.format
    let text = ValueText(format, values: low + high)
    return { row in
      guard low.indices.contains(row), !low[row].isNaN, !high[row].isNaN else { return nil }
      return told(interval.title, "\(text(low[row])) to \(text(high[row]))")
    }
  }

  private static func baseline(_ data: ChartData, _ specification: ChartSpecification) -> Part? {
    guard let baseline = data.baseline else { return nil }
    let text = ValueText((data.isHorizontal ? data.x : data.y).channel.format, values: baseline)
    return { row in
      guard baseline.indices.contains(row), baseline[row].isFinite else { return nil }
      return told(specification.baselineTitle, text(baseline[row]))
    }
  }
}

extension EncodedChannel {
  /// Returns a name for a category that is the same in all figures, such as `network_type=mlp`.
  func groupName(_ code: Int) -> String {
    "\(channel.columns.joined(separator: ","))=\(categories.paths[code].joined(separator: ","))"
  }
}

extension Panel {
  /// The notes of the chart's rows; nil if there are too many rows.
  var notes: RowNotes? { RowNotes(data, specification) }

  /// Returns the note of the series that a row belongs to, in this panel.
  func seriesNote(_ row: Int, _ lines: [String]) -> MarkNote {
    let names = [data.facets, data.series].compactMap { $0 }.filter { $0.domain != nil }
    return MarkNote(
      (names.map { RowNotes.told($0.title, $0.categories.name($0.code(row))) } + lines).filter { !$0.isEmpty },
      group: data.series.map { $0.groupName($0.code(row)) } ?? "")
  }

  /// Returns a note without text that only names the series of a row; nil if there are no series.
  func memberNote(_ row: Int) -> MarkNote? {
    data.series.map { MarkNote([], group: $0.groupName($0.code(row))) }
  }

  /// Returns the note of a heatmap cell without a row.
  func emptyNote(x: Int, y: Int) -> MarkNote? {
    guard data.rowCount > 0, let columns = data.x.domain, let rows = data.y.domain else { return nil }
    return MarkNote([
      RowNotes.told(data.x.title, columns.name(x)), RowNotes.told(data.y.title, rows.name(y)),
      specification.missingTitle,
    ])
  }
}
