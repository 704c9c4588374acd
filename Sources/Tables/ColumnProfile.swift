/// A summary of what a column holds.
package struct ColumnProfile: Codable, Sendable, Equatable {
  package var name: String
  package var kind: Kind
  /// The number of rows without a value.
  package var missing: Int
  /// The number of distinct values.
  package var distinct: Int
  /// The first and the last value in order; nil if there are no values.
  package var least: String?
  package var greatest: String?

  package enum Kind: String, Codable, Sendable {
    case empty, text, date, percentage, number
    case wholeNumber = "whole number"
  }

  /// - Parameters:
  ///   - column: the column.
  ///   - ranks: the ranks of its values.
  init(_ column: Column, _ ranks: Column.RankedRows) {
    name = column.name
    missing = (0..<column.count).count { column.isMissing($0) }
    distinct = column.count == missing ? 0 : ranks.count - (missing > 0 ? 1 : 0)
    kind = distinct == 0 ? .empty : Self.kind(column)
    let ends = [0, distinct - 1].map { rank in ranks.rankOf.firstIndex { Int($0) == rank }.flatMap(column.text) }
    (least, greatest) = distinct == 0 ? (nil, nil) : (ends[0], ends[1])
  }

  private static func kind(_ column: Column) -> Kind {
    guard case .number(let numbers) = column.values else { return .text }
    switch column.notation {
    case .date: return .date
    case .percent: return .percentage
    case .plain: return numbers.allSatisfy { $0.isNaN || $0 == $0.rounded() } ? .wholeNumber : .number
    }
  }

  /// True if the values may identify rows. Measured numbers are excluded, because they are distinct only by chance.
  var mayBeKey: Bool { missing == 0 && distinct > 1 && kind != .number && kind != .percentage }
}

extension Column {
  fileprivate func isMissing(_ row: Int) -> Bool {
    switch values {
    case .number(let numbers): numbers[row].isNaN
    case .text(let codes, _): codes[row] < 0
    }
  }
}
