extension Column {
  /// The position of each row's value among the distinct values: 0 is the first in order, `count - 1` the last.
  struct Ranks {
    var rankOf: [Int32]
    var count: Int
  }

  /// The distinct values that occur, as text: numbers ascending, texts in natural order; missing ones are left out.
  ///
  /// - Parameter first: values that stand before all others, in that order.
  package func distinctValues(first: [String] = []) -> [String] {
    let ranks = ranks(first: first)
    var example = [Int](repeating: 0, count: ranks.count)
    for (row, rank) in ranks.rankOf.enumerated() { example[Int(rank)] = row }
    return example.prefix(count == 0 ? 0 : ranks.count).compactMap { text($0) }
  }

  /// Ranks in ascending order of the values, after those of `first`; a missing value ranks last.
  func ranks(first: [String]) -> Ranks {
    switch values {
    case .text(let codes, let categories): Self.ranks(codes: codes, categories: categories, first: first)
    case .number(let numbers): Self.ranks(numbers: numbers, first: first)
    }
  }

  private static func ranks(codes: [Int32], categories: [String], first: [String]) -> Ranks {
    var used = [Bool](repeating: false, count: categories.count)
    for code in codes where code >= 0 { used[Int(code)] = true }
    let order = ordered(categories.indices.filter { used[$0] }, first: first, text: { categories[$0] }) {
      NaturalOrder.precedes(categories[$0], categories[$1])
    }
    var rankOfCode = [Int32](repeating: 0, count: categories.count)
    for (rank, code) in order.enumerated() { rankOfCode[code] = Int32(rank) }
    let missing = Int32(order.count)
    let hasMissing = codes.contains { $0 < 0 }
    return Ranks(
      rankOf: codes.map { $0 < 0 ? missing : rankOfCode[Int($0)] },
      count: max(1, order.count + (hasMissing ? 1 : 0)))
  }

  private static func ranks(numbers: [Double], first: [String]) -> Ranks {
    let distinct = ordered(Array(distinctNumbers(numbers)), first: first, text: NumberText.shortest, by: <)
    let rankOfNumber = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, Int32($0)) })
    let missing = Int32(distinct.count)
    var last = (number: Double.nan, rank: missing)
    let ranks = numbers.map { number -> Int32 in
      if number != last.number { last = (number, rankOfNumber[number] ?? missing) }
      return last.rank
    }
    return Ranks(rankOf: ranks, count: max(1, distinct.count + (ranks.contains(missing) ? 1 : 0)))
  }

  /// Columns repeat themselves from row to row: only changes are looked up.
  private static func distinctNumbers(_ numbers: [Double]) -> Set<Double> {
    var distinct: Set<Double> = []
    var last = Double.nan
    for number in numbers where number != last && !number.isNaN {
      distinct.insert(number)
      last = number
    }
    return distinct
  }

  private static func ordered<Value>(
    _ values: [Value], first: [String], text: (Value) -> String, by precedes: (Value, Value) -> Bool
  ) -> [Value] {
    guard !first.isEmpty else { return values.sorted(by: precedes) }
    let position = Dictionary(first.enumerated().map { ($1, $0) }, uniquingKeysWith: { earlier, _ in earlier })
    return values.map { (value: $0, position: position[text($0)] ?? first.count) }
      .sorted { $0.position != $1.position ? $0.position < $1.position : precedes($0.value, $1.value) }
      .map(\.value)
  }
}
