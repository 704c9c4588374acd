extension Column {
  /// The rows of a column by the category that each is in.
  package struct Categories {
    /// Of each row, among all categories in their order; the last is that of missing values, where there are any.
    package var rankOf: [Int]
    /// As people read them; nil for missing values.
    package var names: [String?]
  }

  /// The different values in their order, after those of `first`, with the shortest names that tell them apart.
  package func categories(first: [String] = []) -> Categories {
    let ranks = ranks(first: first)
    var example = [Int?](repeating: nil, count: ranks.count)
    for (row, rank) in ranks.rankOf.enumerated() where example[Int(rank)] == nil { example[Int(rank)] = row }
    return Categories(rankOf: ranks.rankOf.map { Int($0) }, names: names(ofRows: example))
  }

  private func names(ofRows rows: [Int?]) -> [String?] {
    guard case .number = values, notation == .plain else { return rows.map { $0.flatMap(text) } }
    let numbers = rows.map { $0.flatMap(number) }
    var names = NumberText.names(of: numbers.compactMap(\.self))[...]
    return numbers.map { $0 == nil ? nil : names.popFirst().map { NumberText.pointed($0) } }
  }

  /// The values that occur, as text, in the order in which the data have them first.
  package var valuesByAppearance: [String] {
    switch values {
    case .text(let codes, let categories):
      let used = Set(codes)
      return categories.indices.filter { used.contains(Int32($0)) }.map { categories[$0] }
    case .number(let numbers):
      var seen: Set<Double> = []
      return numbers.indices.filter { !numbers[$0].isNaN && seen.insert(numbers[$0]).inserted }.compactMap(text)
    }
  }
}
