/// A condition that is evaluated column by column. If many records share a value, its comparisons are evaluated once
/// and not for each record.
///
/// Results are arrays with one element for each comparison, in the order in which they are written. A comparison looks
/// at one column, so it holds for a record if it holds for the record's value of that column.
package struct ColumnwiseCondition: Sendable {
  private let root: Condition.Node
  private let comparisons: [(column: String, holds: @Sendable (String?) -> Bool)]

  package init(_ condition: Condition) {
    root = condition.root
    comparisons = Self.comparisons(condition.root)
  }

  /// Returns which comparisons hold for a value of a column; a missing value is nil. Comparisons of other columns are
  /// false.
  package func truths(of column: String, _ value: String?) -> [Bool] {
    comparisons.map { $0.column == column && $0.holds(value) }
  }

  /// Returns true if a record matches, given which comparisons hold for it.
  package func matches(_ truths: [Bool]) -> Bool {
    var rest = truths[...]
    return Self.matches(root, &rest)
  }

  private static func comparisons(
    _ node: Condition.Node
  ) -> [(column: String, holds: @Sendable (String?) -> Bool)] {
    switch node {
    case .comparison(let column, let comparison, let literal):
      [(column.name, { @Sendable value in comparison.holds(value, literal) })]
    case .membership(let column, let literals):
      [(column.name, { @Sendable value in literals.contains { Condition.Comparison.equal.holds(value, $0) } })]
    case .and(let a, let b), .or(let a, let b): comparisons(a) + comparisons(b)
    case .not(let a): comparisons(a)
    }
  }

  /// Removes the truths that it uses from the beginning of the array. So both sides of `and` and `or` must be
  /// evaluated.
  private static func matches(_ node: Condition.Node, _ truths: inout ArraySlice<Bool>) -> Bool {
    switch node {
    case .comparison, .membership: return truths.popFirst() ?? false
    case .and(let a, let b):
      let (first, second) = (matches(a, &truths), matches(b, &truths))
      return first && second
    case .or(let a, let b):
      let (first, second) = (matches(a, &truths), matches(b, &truths))
      return first || second
    case .not(let a): return !matches(a, &truths)
    }
  }
}
