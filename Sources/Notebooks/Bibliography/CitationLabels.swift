import Documents

/// How the works that a report cites are called, and in which order they are listed.
struct CitationLabels: Sendable {
  struct Label: Sendable {
    /// In brackets: `3`, `KP81`, or the year.
    var text: String
    /// What tells works of one label apart, behind the year in the list.
    var yearSuffix = ""
  }

  /// The keys, in the order of the list.
  private(set) var keys: [String] = []
  private(set) var labels: [String: Label] = [:]

  static let none = CitationLabels()

  private init() {}

  /// By the order of their first citation.
  init(counting keys: [String]) {
    self.keys = keys
    for (index, key) in keys.enumerated() { labels[key] = Label(text: "\(index + 1)") }
  }

  /// Works of one base get the letters a, b, …
  ///
  /// - Parameters:
  ///   - base: what may be the same for two works.
  ///   - first: the order in which the letters are given.
  ///   - order: that of the list.
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
        let suffix = group.count > 1 ? Self.letters(index) : ""
        labels[key] = Label(text: (names[key].map(shown) ?? "") + suffix, yearSuffix: suffix)
      }
    }
    keys = sorted(order)
  }

  /// `a` to `z`, then `aa`.
  private static func letters(_ index: Int) -> String {
    let letter = String(Unicode.Scalar(UInt8(97 + index % 26)))
    return index < 26 ? letter : letters(index / 26 - 1) + letter
  }
}
