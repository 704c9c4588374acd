import Basics
import Tables

/// The distinct values of one or several columns in their order: the positions along a band axis.
///
/// With several columns the values form a hierarchy: `paths[i]` holds the values from the outermost level in.
package struct CategoryDomain: Sendable, Equatable {
  package private(set) var paths: [[String]]
  let levelCount: Int
  /// Whether the last category is not of the data but sums up the others.
  private(set) var hasSummary = false
  /// Whether the values of the innermost level are numbers, so that labels may be thinned out.
  let isNumeric: Bool

  static let missing = "–"

  private init(paths: [[String]], levelCount: Int, isNumeric: Bool) {
    (self.paths, self.levelCount, self.isNumeric) = (paths, levelCount, isNumeric)
  }

  /// Of two levels, in this order.
  init(pairs paths: [[String]]) { self.init(paths: paths, levelCount: 2, isNumeric: false) }

  /// The distinct paths of the rows, each level by `order` and then naturally.
  ///
  /// - Returns: the domain, and for each row the index of its path.
  package static func of(_ columns: [Column], order: [String]) -> (domain: CategoryDomain, codes: [Int]) {
    let levels = columns.map { $0.categories(first: order) }
    let keys = (0..<(columns.first?.count ?? 0)).map { row in levels.map { $0.rankOf[row] } }
    let distinct = Set(keys).sorted { $0.lexicographicallyPrecedes($1) }
    var domain = CategoryDomain(paths: [], levelCount: columns.count, isNumeric: columns.last?.isNumeric ?? false)
    var codeOfPath: [[String]: Int] = [:]
    var codeOfKey: [[Int]: Int] = [:]
    for key in distinct {
      let path = zip(levels, key).map { level, rank in level.names[rank] ?? missing }
      let code = codeOfPath[path] ?? domain.paths.count
      if code == domain.paths.count { domain.paths.append(path) }
      (codeOfPath[path], codeOfKey[key]) = (code, code)
    }
    return (domain, keys.map { codeOfKey[$0] ?? 0 })
  }

  /// Before anything is measured: more values or longer names than a page can show.
  func checkSize(of title: String) throws(Diagnostic) {
    try Limit.categories.check(count, "'\(title)'")
    for path in paths {
      for name in path { try Limit.characters.check(name.utf8.count, "a value of '\(title)'") }
    }
  }

  /// Sorted at each level by the mean of the values below, so that groups stay together.
  ///
  /// - Parameter values: one for each path; NaN comes last.
  package func sorted(by values: [Double], descending: Bool) -> CategoryDomain {
    var domain = self
    domain.paths = sortedIndices(Array(paths.indices), level: 0, values, descending).map { paths[$0] }
    return domain
  }

  private func sortedIndices(_ indices: [Int], level: Int, _ values: [Double], _ descending: Bool) -> [Int] {
    guard level < levelCount, indices.count > 1 else { return indices }
    var members: [[Int]] = []
    for index in indices {
      if let last = members.firstIndex(where: { paths[$0[0]][level] == paths[index][level] }) {
        members[last].append(index)
      } else {
        members.append([index])
      }
    }
    let ranked = members.enumerated().map { (position: $0, members: $1, mean: mean($1.map { values[$0] })) }
      .sorted { a, b in
        if a.mean.isNaN || b.mean.isNaN { return a.mean.isNaN == b.mean.isNaN ? a.position < b.position : b.mean.isNaN }
        if a.mean == b.mean { return a.position < b.position }
        return descending ? a.mean > b.mean : a.mean < b.mean
      }
    return ranked.flatMap { sortedIndices($0.members, level: level + 1, values, descending) }
  }

  /// With some of the categories.
  ///
  /// - Parameter indices: ascending.
  func keeping(_ indices: [Int]) -> CategoryDomain {
    var domain = self
    domain.paths = indices.map { paths[$0] }
    domain.hasSummary = hasSummary && indices.last == count - 1
    return domain
  }

  func codes(of rows: [[String]]) -> [Int] {
    let index = Dictionary(zip(paths, paths.indices), uniquingKeysWith: { first, _ in first })
    return rows.map { index[$0].unwrapped(because: "the domain was made of these rows") }
  }

  var count: Int { paths.count }

  /// The labels of the innermost level.
  var leaves: [String] { paths.map { LabelText.value($0.last ?? "") } }

  /// A path in words, for messages and alternative text: `two_tower 2 relu`.
  func name(_ index: Int) -> String {
    paths[index].map(LabelText.value).joined(separator: " ")
  }

  /// Neighbours that agree on the levels up to and including `level`; on the innermost, each category by itself.
  package func groups(level: Int) -> [CategoryGroup] {
    var groups: [CategoryGroup] = []
    for (index, path) in paths.enumerated() {
      if level < levelCount - 1, let last = groups.last, paths[last.range.lowerBound][...level] == path[...level] {
        groups[groups.count - 1].range = last.range.lowerBound..<index + 1
      } else {
        groups.append(CategoryGroup(label: LabelText.value(path[level]), range: index..<index + 1))
      }
    }
    return groups
  }

  /// The indices at which a new outermost group begins, but the first.
  package var groupStarts: [Int] {
    guard levelCount > 1 else { return hasSummary ? [count - 1] : [] }
    return groups(level: 0).dropFirst().map(\.range.lowerBound)
  }

  func isSummary(_ index: Int) -> Bool { hasSummary && index == count - 1 }

  /// With one more category at the end, named on the innermost level only.
  func addingSummary(_ name: String) -> CategoryDomain {
    var domain = self
    domain.paths.append([String](repeating: "", count: levelCount - 1) + [name])
    domain.hasSummary = true
    return domain
  }
}

/// Neighbouring categories under one label of an outer level.
package struct CategoryGroup: Sendable, Equatable {
  package var label: String
  package var range: Range<Int>
}

/// The mean of the numbers that are not missing; NaN of none.
func mean(_ values: [Double]) -> Double {
  let present = values.filter { !$0.isNaN }
  return present.reduce(0, +) / Double(present.count)
}
