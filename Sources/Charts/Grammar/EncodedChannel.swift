import Basics
import Tables

/// The values of one channel for each row: indices of categories, or numbers.
struct EncodedChannel: Sendable, Equatable {
  enum Values: Sendable, Equatable {
    case bands(CategoryDomain, codes: [Int])
    /// One number for each row; NaN is a missing value.
    case numbers([Double])
  }

  let channel: Channel
  var values: Values

  /// Reads the categories of one or several columns.
  ///
  /// - Parameter name: the name of the channel, for messages.
  static func bands(_ channel: Channel, _ table: Table, name: String) throws(Diagnostic) -> EncodedChannel {
    let misplaced = channel.scale.isNumeric ? "scale: \(channel.scale.rawValue)" : nil
    if let option = misplaced ?? (channel.domain == nil ? nil : "domain")
      ?? channel.asked.first(where: { $0 == "format" })
    {
      throw Diagnostic(
        .badData, "'\(name)' shows categories here, and '\(option)' is for numbers",
        hint: "leave it out, or bind '\(name)' to one column of numbers and use a mark that shows them")
    }
    var columns: [Column] = []
    for name in channel.columns { columns.append(try table.column(name)) }
    precondition(!columns.isEmpty, "a channel without columns")
    let (domain, codes) = CategoryDomain.of(columns, order: channel.order)
    return EncodedChannel(channel: channel, values: .bands(domain, codes: codes))
  }

  /// Reads the numbers of one column.
  ///
  /// - Parameter name: the name of the channel, for messages.
  static func numbers(_ channel: Channel, _ table: Table, name: String) throws(Diagnostic) -> EncodedChannel {
    guard channel.columns.count == 1 else {
      throw Diagnostic(
        .badData, "'\(name)' needs one column of numbers, not \(channel.columns.joined(separator: ", "))")
    }
    return try numbers(channel, try table.numbers(channel.columns[0], channel: name), name: name)
  }

  /// Binds computed numbers to a channel.
  static func numbers(_ channel: Channel, _ numbers: [Double], name: String) throws(Diagnostic) -> EncodedChannel {
    guard channel.scale != .band else {
      throw Diagnostic(
        .badData, "'\(name)' shows numbers here, and 'scale: band' is for categories", hint: "leave it out")
    }
    if let option = channel.asked.first(where: { ["sort", "order"].contains($0) }) {
      throw Diagnostic(
        .badData, "'\(name)' shows numbers here, and '\(option)' is for categories",
        hint: "leave it out, or write 'scale: band' for '\(name)'")
    }
    return EncodedChannel(channel: channel, values: .numbers(numbers))
  }

  /// Reads numbers if the channel has one column of numbers and no band scale is asked for; otherwise categories.
  static func automatic(_ channel: Channel, _ table: Table, name: String) throws(Diagnostic) -> EncodedChannel {
    let isNumeric = try isNumeric(channel, table)
    if channel.scale == .band || (channel.scale == .automatic && !isNumeric) {
      return try bands(channel, table, name: name)
    }
    return try numbers(channel, table, name: name)
  }

  /// Reads numbers that are shown by a continuous colour scale: those of a numeric column with more distinct values
  /// than a legend can list, or with a numeric scale. Returns nil if the colours separate series.
  static func tint(_ channel: Channel, _ table: Table, name: String) throws(Diagnostic) -> EncodedChannel? {
    guard channel.scale != .band, try isNumeric(channel, table) else { return nil }
    let encoding = try numbers(channel, table, name: name)
    var distinct: Set<Double> = []
    for number in encoding.numbers ?? [] where !number.isNaN {
      distinct.insert(number)
      if distinct.count > mostInLegend { return encoding }
    }
    return channel.scale == .automatic ? nil : encoding
  }

  /// The number of distinct numbers above which a colour bar replaces the legend.
  private static let mostInLegend = 12

  /// Returns true if a channel is bound to a single column of numbers.
  static func isNumeric(_ channel: Channel, _ table: Table) throws(Diagnostic) -> Bool {
    guard channel.columns.count == 1 else { return false }
    return try table.column(channel.columns[0]).isNumeric
  }

  /// The transform by which the numbers are spaced.
  var transform: ContinuousScale.Transform {
    switch channel.scale {
    case .log: .log
    case .symlog: .symmetricLog(of: numbers ?? [])
    case .automatic, .band, .linear: .linear
    }
  }

  /// The sentence that describes a symmetric logarithmic scale:
  /// `Change is on a scale that is linear from −0.1 to 0.1 and logarithmic beyond.` Nil for other scales.
  var linearPart: String? {
    guard case .symmetricLog(let end) = transform else { return nil }
    let text = ValueText.exact(end)
    return "\(title) is on a scale that is linear from −\(text) to \(text) and logarithmic beyond."
  }

  var title: String { channel.title ?? LabelText.sharedTitle(channel.columns) }

  /// The titles above the columns of labels, one for each level. A title that the author gives is used for a single
  /// level only.
  var levelTitles: [String] {
    channel.columns.count == 1 ? [title] : LabelText.levelTitles(channel.columns)
  }

  var domain: CategoryDomain? {
    if case .bands(let domain, _) = values { return domain }
    return nil
  }

  /// The categories. The channel must be one of categories.
  var categories: CategoryDomain { domain.unwrapped(because: "'\(title)' has categories") }

  /// Returns the index of a row's category. The channel must be one of categories.
  func code(_ row: Int) -> Int { codes.unwrapped(because: "'\(title)' has categories")[row] }

  var codes: [Int]? {
    if case .bands(_, let codes) = values { return codes }
    return nil
  }

  var numbers: [Double]? {
    if case .numbers(let numbers) = values { return numbers }
    return nil
  }

  /// Returns a channel whose categories are all pairs of a category of this channel and one of another.
  func crossed(with inner: EncodedChannel) throws(Diagnostic) -> EncodedChannel {
    func name(_ channel: EncodedChannel, _ index: Int) -> String {
      let name = channel.categories.name(index)
      return channel.categories.isNumeric ? "\(channel.title) \(name)" : name
    }
    let (rows, columns) = (categories.count, inner.categories.count)
    try Limit.categories.check(rows * columns, "'\(title)' with '\(inner.title)'")
    let paths = (0..<rows).flatMap { row in
      (0..<columns).map { column in [name(self, row), name(inner, column)] }
    }
    let codes = zip(self.codes ?? [], inner.codes ?? []).map { $0 * columns + $1 }
    let channel = Channel(channel.columns + inner.channel.columns, title: "\(title) and \(inner.title)")
    return EncodedChannel(channel: channel, values: .bands(CategoryDomain(pairs: paths), codes: codes))
  }

  /// Returns the channel with its categories sorted as `channel.sort` says, by the mean of `quantity` over the rows of
  /// each category.
  func sorted(by quantity: [Double]) -> EncodedChannel {
    guard [.ascending, .descending].contains(channel.sort), case .bands(let domain, let codes) = values else {
      return self
    }
    var members = [[Double]](repeating: [], count: domain.count)
    for (code, value) in zip(codes, quantity) { members[code].append(value) }
    let sorted = domain.sorted(by: members.map(mean), descending: channel.sort == .descending)
    var encoding = self
    encoding.values = .bands(sorted, codes: sorted.codes(of: codes.map { domain.paths[$0] }))
    return encoding
  }
}

extension Table {
  /// Returns the numbers of a column, with NaN for missing ones. A column of texts that are all empty counts as a
  /// column of missing numbers.
  func numbers(_ name: String, channel: String) throws(Diagnostic) -> [Double] {
    let column = try column(name)
    switch column.values {
    case .number(let numbers): return numbers
    case .text(let codes, _):
      guard codes.allSatisfy({ $0 < 0 }) else {
        throw Diagnostic(
          .badData, "'\(channel)' needs numbers, but the column '\(name)' holds texts", hint: cause(ofTextsIn: column))
      }
      return codes.map { _ in .nan }
    }
  }
}
