import Graphics

/// What each row of a chart says to those who point at its marks: its names and its numbers, one below the other.
struct RowNotes {
  /// A part of what a row says, such as `task: dot`; nil where a row has no such part.
  private typealias Part = (Int) -> String?

  private let parts: [Part]
  private let values: [Double]?
  private let series: EncodedChannel?

  /// Of more rows, single ones are not found by pointing, and a page would become large.
  private static let mostRows = 2_000

  /// - Parameter besides: channels that a form compares.
  init?(_ data: ChartData, _ specification: ChartSpecification, besides: [EncodedChannel] = []) {
    guard data.rowCount <= Self.mostRows else { return nil }
    series = data.series
    let value = data.fill ?? (data.isHorizontal ? data.x : data.y.numbers == nil ? data.x : data.y)
    values = value.numbers
    let names: [EncodedChannel?] = [data.facets, data.x, data.y, data.series, data.styles.shape, data.styles.dash]
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

  /// With more to say.
  func note(_ row: Int, adding lines: [String]) -> MarkNote {
    MarkNote(self.lines(row) + lines, group: group(row), value: values?[row] ?? .nan)
  }

  private func lines(_ row: Int) -> [String] { parts.compactMap { $0(row) }.filter { !$0.isEmpty } }

  /// The same for the same series of other charts.
  private func group(_ row: Int) -> String { series.map { $0.groupName($0.code(row)) } ?? "" }

  // MARK: Parts

  /// A column that is shown twice is told once.
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

  /// `95% bootstrap interval: 0.91 to 0.95`.
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
  /// Such as `network_type=mlp`: what marks of one category have in common in every figure.
  func groupName(_ code: Int) -> String {
    "\(channel.columns.joined(separator: ","))=\(categories.paths[code].joined(separator: ","))"
  }
}

extension Panel {
  /// Nil for more rows than can be pointed at.
  var notes: RowNotes? { RowNotes(data, specification) }

  /// Of a series in this panel, which a row belongs to.
  func seriesNote(_ row: Int, _ lines: [String]) -> MarkNote {
    let names = [data.facets, data.series].compactMap { $0 }.filter { $0.domain != nil }
    return MarkNote(
      (names.map { RowNotes.told($0.title, $0.categories.name($0.code(row))) } + lines).filter { !$0.isEmpty },
      group: data.series.map { $0.groupName($0.code(row)) } ?? "")
  }

  /// What only belongs to the series of a row; nil without series.
  func memberNote(_ row: Int) -> MarkNote? {
    data.series.map { MarkNote([], group: $0.groupName($0.code(row))) }
  }

  /// Of a cell without a row.
  func emptyNote(x: Int, y: Int) -> MarkNote? {
    guard data.rowCount > 0, let columns = data.x.domain, let rows = data.y.domain else { return nil }
    return MarkNote([
      RowNotes.told(data.x.title, columns.name(x)), RowNotes.told(data.y.title, rows.name(y)),
      specification.missingTitle,
    ])
  }
}
