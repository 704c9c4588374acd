import Tables

/// The exclusions of a grid as sets of bits, one bit for each exclusion. A value of a column keeps the bits of the
/// exclusions that can still match. A cell is excluded if a bit is left after all its values.
struct ExclusionBits: Sendable {
  typealias Bits = [UInt64]

  /// The bits of all exclusions that can match some cell.
  private let all: Bits
  /// For each column that an exclusion names: the bits that a listed value keeps, and those that any other value keeps.
  private var columns: [String: (byValue: [String: Bits], otherwise: Bits)] = [:]

  /// - Parameter known: the columns of cells. An exclusion that names another column matches no cell.
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

  /// Returns the bits of the exclusions that can still match a cell with the given values.
  ///
  /// - Parameters:
  ///   - names: the columns whose values are known.
  ///   - value: returns the value of a column; nil for none.
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
