/// The replicates of a grid, `first ..< first + count`. In a grid file: `seeds: 3`, or `seeds: {from: 1000, count: 2}`
/// for replicates that no other grid has, such as those by which rates are chosen.
package struct ReplicateRange: Equatable, Sendable {
  package var first = 0
  package var count: Int

  package init(first: Int = 0, count: Int) {
    self.first = first
    self.count = count
  }

  /// The limit of `first` and of `count` in a record.
  static let limit = 1_000_000

  package var all: Range<Int> { first..<(first + count) }

  /// Returns the smallest range that contains both.
  func joined(with other: Self) -> Self {
    let start = min(first, other.first)
    return ReplicateRange(first: start, count: max(all.upperBound, other.all.upperBound) - start)
  }
}

/// A record has a plain number if the first replicate is 0, like the records of older programs.
extension ReplicateRange: Codable {
  private enum CodingKeys: String, CodingKey {
    case first = "from"
    case count
  }

  package init(from decoder: any Decoder) throws {
    if let count = try? decoder.singleValueContainer().decode(Int.self) {
      self.init(count: count)
    } else {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      self.init(first: try values.decode(Int.self, forKey: .first), count: try values.decode(Int.self, forKey: .count))
    }
    guard (0...Self.limit).contains(first), (0...Self.limit).contains(count) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "replicates that no grid has"))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    if first == 0 {
      var value = encoder.singleValueContainer()
      try value.encode(count)
    } else {
      var values = encoder.container(keyedBy: CodingKeys.self)
      try values.encode(first, forKey: .first)
      try values.encode(count, forKey: .count)
    }
  }
}
