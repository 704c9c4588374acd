import Basics
import Tables

/// The categories along a band axis, in order: the distinct values of one or several columns.
///
/// The values of several columns form a hierarchy: `paths[i]` holds the values of category `i` from the outermost to
/// the innermost level.
package struct CategoryDomain: Sendable, Equatable {
  package private(set) var paths: [[String]]
  let levelCount: Int
  /// True if the last category is not in the data but summarises the others.
  private(set) var hasSummary = false
  /// True if the values of the innermost level are numbers, so that some of the labels may be left out.
  let isNumeric: Bool
  /// For each level, true if its values are plain numbers, which labels write with a true minus sign.
  private let arePlain: [Bool]

  /// The text that stands for a missing value.
  static let missing = "–"

  private init(paths: [[String]], levelCount: Int, isNumeric: Bool, arePlain: [Bool]) {
    (self.paths, self.levelCount, self.isNumeric, self.arePlain) = (paths, levelCount, isNumeric, arePlain)
  }

  /// Creates a domain with two levels and the categories in the given order.
  init(pairs paths: [[String]]) {
    self.init(paths: paths, levelCount: 2, isNumeric: false, arePlain: [false, false])
  }

  /// Finds the distinct paths of the rows. Each level is sorted by `order`, then in natural order.
  ///
  /// - Returns: the domain, and the index of each row's path in it.
  package static func of(_ columns: [Column], order: [String]) -> (domain: CategoryDomain, codes: [Int]) {
    let levels = columns.map { $0.categories(first: order) }
    let keys = (0..<(columns.first?.count ?? 0)).map { row in levels.map { $0.rankOf[row] } }
    let distinct = Set(keys).sorted { $0.lexicographicallyPrecedes($1) }
    var domain = CategoryDomain(
      paths: [], levelCount: columns.count, isNumeric: columns.last?.isNumeric ?? false,
      arePlain: columns.map { $0.isNumeric && $0.notation == .plain })
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

  /// Checks the number of categories and the length of their names before any text is measured.
  ///
  /// - Throws: a `Diagnostic` if a page cannot show so many categories or such long names.
  func checkSize(of title: String) throws(Diagnostic) {
    try Limit.categories.check(count, "'\(title)'")
    for path in paths {
      for name in path { try Limit.characters.check(name.utf8.count, "a value of '\(title)'") }
    }
  }

  /// Returns the categories sorted at each level by the mean of the values below it, so that groups stay together.
  ///
  /// - Parameter values: one value for each path; NaN comes last.
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

  /// Returns a domain with only the categories at the given indices.
  ///
  /// - Parameter indices: ascending indices into `paths`.
  func keeping(_ indices: [Int]) -> CategoryDomain {
    var domain = self
    domain.paths = indices.map { paths[$0] }
    domain.hasSummary = hasSummary && indices.last == count - 1
    return domain
  }

  /// Returns the index of each row's path.
  ///
  /// - Parameter rows: one path for each row; the domain must contain all of them.
  func codes(of rows: [[String]]) -> [Int] {
    let index = Dictionary(zip(paths, paths.indices), uniquingKeysWith: { first, _ in first })
    return rows.map { index[$0].unwrapped(because: "the domain was made of these rows") }
  }

  var count: Int { paths.count }

  /// The labels of the innermost level.
  var leaves: [String] { paths.map { label($0.last ?? "", level: levelCount - 1) } }

  /// Returns the label of a value of a level. The minus sign of a number is a true one.
  private func label(_ value: String, level: Int) -> String {
    guard arePlain[level], value.utf8.first == UInt8(ascii: "-") else { return LabelText.value(value) }
    return "−" + value.dropFirst()
  }

  /// Returns the values of a category's levels joined by spaces, for messages and alternative text: `two_tower 2 relu`.
  package func name(_ index: Int) -> String {
    paths[index].enumerated().map { label($1, level: $0) }.joined(separator: " ")
  }

  /// Returns the groups of neighbouring categories whose levels are equal up to and including `level`. On the innermost
  /// level, each category is a group.
  package func groups(level: Int) -> [CategoryGroup] {
    var groups: [CategoryGroup] = []
    for (index, path) in paths.enumerated() {
      if level < levelCount - 1, let last = groups.last, paths[last.range.lowerBound][...level] == path[...level] {
        groups[groups.count - 1].range = last.range.lowerBound..<index + 1
      } else {
        groups.append(CategoryGroup(label: label(path[level], level: level), range: index..<index + 1))
      }
    }
    return groups
  }

  /// The indices at which an outermost group begins, except the first group. With one level, only a summary category
  /// begins a group.
  package var groupStarts: [Int] {
    guard levelCount > 1 else { return hasSummary ? [count - 1] : [] }
    return groups(level: 0).dropFirst().map(\.range.lowerBound)
  }

  func isSummary(_ index: Int) -> Bool { hasSummary && index == count - 1 }

  /// Returns a domain with a summary category at the end that has a name on the innermost level only.
  func addingSummary(_ name: String) -> CategoryDomain {
    var domain = self
    domain.paths.append([String](repeating: "", count: levelCount - 1) + [name])
    domain.hasSummary = true
    return domain
  }
}

/// Neighbouring categories that share one label.
package struct CategoryGroup: Sendable, Equatable {
  package var label: String
  package var range: Range<Int>
}

/// Returns the mean of the numbers that are not NaN, or NaN if there are none.
func mean(_ values: [Double]) -> Double {
  let present = values.filter { !$0.isNaN }
  return present.reduce(0, +) / Double(present.count)
}
