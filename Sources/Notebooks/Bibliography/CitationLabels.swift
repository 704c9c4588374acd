import Documents

/// The labels of the works that a report cites, and the order in which the works are listed.
struct CitationLabels: Sendable {
  struct Label: Sendable {
    /// The text inside the brackets of a citation: `3`, `KP81`, or the year with its letter.
    var text: String
    /// The letter that distinguishes works with the same label. The list prints it behind the year.
    var yearSuffix = ""
  }

  /// The keys in the order of the list.
  private(set) var keys: [String] = []
  private(set) var labels: [String: Label] = [:]

  static let none = CitationLabels()

  private init() {}

  /// Numbers the works in the order of their first citation.
  init(counting keys: [String]) {
    self.keys = keys
    for (index, key) in keys.enumerated() { labels[key] = Label(text: "\(index + 1)") }
  }

  /// Makes labels of names. Works with the same base get the letters a, b, …
  ///
  /// - Parameters:
  ///   - base: Returns what two works must share to need letters.
  ///   - shown: Returns the label without its letter.
  ///   - first: Returns the sort keys for the order in which letters are given.
  ///   - order: Returns the sort keys for the order of the list.
  init(
    _ names: [String: CitedName], base: (CitedName) -> String, shown: (CitedName) -> String,
    first: (CitedName) -> [String], order: (CitedName) -> [String]
  ) {
    func sorted(_ key: (CitedName) -> [String]) -> [String] {
      names.map { (key: $0.key, order: key($0.value) + [$0.key]) }
        .sorted { $0.order.lexicographicallyPrecedes($1.order) }.map(\.key)
    }
    let groups = Dictionary(grouping: sorted(first)) { names[$0].map(base) ?? "" }
    for (_, group) in groups {
      for (index, key) in group.enumerated() {
        let suffix = group.count > 1 ? LetterName.of(index) : ""
        labels[key] = Label(text: (names[key].map(shown) ?? "") + suffix, yearSuffix: suffix)
      }
    }
    keys = sorted(order)
  }
}
