import Basics
import Tables

/// The values of one channel, row by row: positions among categories, or numbers.
struct EncodedChannel: Sendable, Equatable {
  enum Values: Sendable, Equatable {
    case bands(CategoryDomain, codes: [Int])
    /// NaN is missing.
    case numbers([Double])
  }

  let channel: Channel
  var values: Values

  /// Categories of one or several columns.
  ///
  /// - Parameter name: of the channel, for the message.
  static func bands(_ channel: Channel, _ table: Table, name: String) throws(Diagnostic) -> EncodedChannel {
    let misplaced = channel.scale.isNumeric ? "scale: \(channel.scale.rawValue)" : nil
    if let option = misplaced ?? (channel.domain == nil ? nil : "domain") {
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

  /// The numbers of one column.
  ///
  /// - Parameter name: of the channel, for the message.
  static func numbers(_ channel: Channel, _ table: Table, name: String) throws(Diagnostic) -> EncodedChannel {
    guard channel.columns.count == 1 else {
      throw Diagnostic(
        .badData, "'\(name)' needs one column of numbers, not \(channel.columns.joined(separator: ", "))")
    }
    return try numbers(channel, try table.numbers(channel.columns[0], channel: name), name: name)
  }

  /// Numbers that are computed.
  static func numbers(_ channel: Channel, _ numbers: [Double], name: String) throws(Diagnostic) -> EncodedChannel {
    guard channel.scale != .band else {
      throw Diagnostic(
        .badData, "'\(name)' shows numbers here, and 'scale: band' is for categories", hint: "leave it out")
    }
    return EncodedChannel(channel: channel, values: .numbers(numbers))
  }

  /// Numbers where the one column holds them and no band is asked for.
  static func automatic(_ channel: Channel, _ table: Table, name: String) throws(Diagnostic) -> EncodedChannel {
    let isNumeric = try isNumeric(channel, table)
    if channel.scale == .band || (channel.scale == .automatic && !isNumeric) {
      return try bands(channel, table, name: name)
    }
    return try numbers(channel, table, name: name)
  }

  /// Numbers that have a colour each, because they are too many for a legend or because their scale says so; nil for
  /// series.
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

  /// A longer legend of numbers is a colour bar.
  private static let mostInLegend = 12

  /// Whether a channel is bound to one column of numbers.
  static func isNumeric(_ channel: Channel, _ table: Table) throws(Diagnostic) -> Bool {
    guard channel.columns.count == 1 else { return false }
    return try table.column(channel.columns[0]).isNumeric
  }

  /// How its numbers are spaced.
  var transform: ContinuousScale.Transform {
    switch channel.scale {
    case .log: .log
    case .symlog: .symmetricLog(of: numbers ?? [])
    case .automatic, .band, .linear: .linear
    }
  }

  /// `Change is on a scale that is linear from −0.1 to 0.1 and logarithmic beyond.`
  var linearPart: String? {
    guard case .symmetricLog(let end) = transform else { return nil }
    let text = NumberText.typographic(NumberText.shortest(end))
    return "\(title) is on a scale that is linear from −\(text) to \(text) and logarithmic beyond."
  }

  var title: String { channel.title ?? LabelText.sharedTitle(channel.columns) }

  /// Over the columns of labels; a title given by hand names a single level.
  var levelTitles: [String] {
    channel.columns.count == 1 ? [title] : LabelText.levelTitles(channel.columns)
  }

  var domain: CategoryDomain? {
    if case .bands(let domain, _) = values { return domain }
    return nil
  }

  /// The categories, where only a channel of categories is asked.
  var categories: CategoryDomain { domain.unwrapped(because: "'\(title)' has categories") }

  /// The category of a row, where only a channel of categories is asked.
  func code(_ row: Int) -> Int { codes.unwrapped(because: "'\(title)' has categories")[row] }

  var codes: [Int]? {
    if case .bands(_, let codes) = values { return codes }
    return nil
  }

  var numbers: [Double]? {
    if case .numbers(let numbers) = values { return numbers }
    return nil
  }

  /// Each pair of a category of this channel and one of another, all that there could be.
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

  /// The same categories in the order of `sort`, by the mean of `quantity` over the rows of each.
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
  /// The numbers of a column; NaN where one is missing. An all-empty column of texts is a column of missing numbers.
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
