extension Column {
  /// The distinct values of a column as categories.
  package struct Categories {
    /// For each row, the index of its category. If values are missing, they are the last category.
    package var rankOf: [Int]
    /// The names of the categories for readers; nil for missing values.
    package var names: [String?]
  }

  /// Returns the distinct values: those of `first` in that order, then the others in theirs. Each has the shortest name
  /// that distinguishes it from the others.
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

  /// The values that occur, as text, in the order of their first appearance.
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
