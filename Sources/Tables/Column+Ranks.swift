extension Column {
  /// The rank of each row's value among the distinct values, from 0 to `count - 1`.
  struct RankedRows {
    var rankOf: [Int32]
    var count: Int
  }

  /// Returns the distinct values that occur, as text. Numbers are ascending, texts in natural order, and missing values
  /// are left out.
  ///
  /// - Parameter first: the values that come before all others, in this order.
  package func distinctValues(first: [String] = []) -> [String] {
    let ranks = ranks(first: first)
    var example = [Int](repeating: 0, count: ranks.count)
    for (row, rank) in ranks.rankOf.enumerated() { example[Int(rank)] = row }
    return example.prefix(count == 0 ? 0 : ranks.count).compactMap { text($0) }
  }

  /// Returns the ranks of the values in ascending order, after those of `first`. A missing value ranks last.
  func ranks(first: [String]) -> RankedRows {
    switch values {
    case .text(let codes, let categories): Self.ranks(codes: codes, categories: categories, first: first)
    case .number(let numbers): Self.ranks(numbers: numbers, first: first, isExact: notation.isDate)
    }
  }

  private static func ranks(codes: [Int32], categories: [String], first: [String]) -> RankedRows {
    var used = [Bool](repeating: false, count: categories.count)
    for code in codes where code >= 0 { used[Int(code)] = true }
    let order = ordered(categories.indices.filter { used[$0] }, first: first, text: { categories[$0] }) {
      NaturalOrder.precedes(categories[$0], categories[$1])
    }
    return ranks(codes: codes, count: categories.count, inOrder: order)
  }

  private static func ranks(numbers: [Double], first: [String], isExact: Bool) -> RankedRows {
    var (codes, distinct) = codes(of: numbers)
    let meant = isExact ? distinct : distinct.map(NumberText.withoutNoise)
    if meant != distinct {
      let merged = Self.codes(of: meant)
      codes = codes.map { $0 < 0 ? -1 : merged.codes[Int($0)] }
      distinct = merged.distinct
    }
    let order = ordered(Array(distinct.indices), first: first, text: { NumberText.shortest(distinct[$0]) }) {
      distinct[$0] < distinct[$1]
    }
    return ranks(codes: codes, count: distinct.count, inOrder: order)
  }

  /// Returns the rank of each row, given its code (-1 if missing) and all codes in order.
  private static func ranks(codes: [Int32], count: Int, inOrder order: [Int]) -> RankedRows {
    var rankOfCode = [Int32](repeating: 0, count: count)
    for (rank, code) in order.enumerated() { rankOfCode[code] = Int32(rank) }
    let missing = Int32(order.count)
    var hasMissing = false
    var rankOf = [Int32](repeating: missing, count: codes.count)
    rankOf.withUnsafeMutableBufferPointer { ranks in
      for (row, code) in codes.enumerated() {
        if code >= 0 { ranks[row] = rankOfCode[Int(code)] } else { hasMissing = true }
      }
    }
    return RankedRows(rankOf: rankOf, count: max(1, order.count + (hasMissing ? 1 : 0)))
  }

  /// Encodes numbers as indices into the distinct ones. The first eight are compared one by one, which is faster than
  /// hashing: columns such as depths, seeds and rates have few values.
  private static func codes(of numbers: [Double]) -> (codes: [Int32], distinct: [Double]) {
    var distinct: [Double] = []
    var codeOf: [Double: Int32] = [:]
    let codes = numbers.map { number -> Int32 in
      if number.isNaN { return -1 }
      var code = 0
      while code < min(8, distinct.count) {
        if distinct[code] == number { return Int32(code) }
        code += 1
      }
      if distinct.count > 8, let code = codeOf[number] { return code }
      codeOf[number] = Int32(distinct.count)
      distinct.append(number)
      return Int32(distinct.count - 1)
    }
    return (codes, distinct)
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
