import Tables

/// The exclusions of a grid, asked part by part: a bit for each that a value of a column leaves possible. A cell is left
/// out if a bit remains of all its parts.
struct ExclusionBits: Sendable {
  typealias Bits = [UInt64]

  /// What is possible where nothing is said yet.
  private let all: Bits
  /// By column, for those that an exclusion names: what is possible by value, and for every other value.
  private var columns: [String: (byValue: [String: Bits], otherwise: Bits)] = [:]

  /// - Parameter known: the columns that cells have; an exclusion that names another matches none.
  init(_ exclusions: [Exclusion], known: [String]) {
    let possible = exclusions.indices.filter { index in
      exclusions[index].valuesByColumn.keys.allSatisfy(known.contains)
    }
    all = Self.bits(possible, of: exclusions.count)
    for column in known where exclusions.contains(where: { $0.valuesByColumn[column] != nil }) {
      columns[column] = Self.possible(exclusions, column)
    }
  }

  private static func possible(
    _ exclusions: [Exclusion], _ column: String
  ) -> (byValue: [String: Bits], otherwise: Bits) {
    let silent = exclusions.indices.filter { exclusions[$0].valuesByColumn[column] == nil }
    let otherwise = bits(silent, of: exclusions.count)
    var byValue: [String: Bits] = [:]
    for (index, exclusion) in exclusions.enumerated() {
      for value in exclusion.valuesByColumn[column] ?? [] {
        byValue[value, default: otherwise][index / 64] |= 1 << UInt64(index % 64)
      }
    }
    return (byValue, otherwise)
  }

  private static func bits(_ indices: [Int], of count: Int) -> Bits {
    var bits = Bits(repeating: 0, count: (count + 63) / 64)
    for index in indices { bits[index / 64] |= 1 << UInt64(index % 64) }
    return bits
  }

  /// The exclusions that the values of some columns leave possible.
  func possible(_ names: [String], _ value: (String) -> String?) -> Bits {
    var bits = all
    for name in names {
      guard let column = columns[name] else { continue }
      let possible = value(name).map { column.byValue[$0] ?? column.otherwise } ?? column.otherwise
      for word in bits.indices { bits[word] &= possible[word] }
    }
    return bits
  }

  static func isAnyPossible(_ a: Bits, _ b: Bits, _ c: Bits) -> Bool {
    a.indices.contains { a[$0] & b[$0] & c[$0] != 0 }
  }
}
