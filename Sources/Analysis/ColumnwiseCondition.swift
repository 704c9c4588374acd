/// A condition that is asked column by column, for records that have many values in common: what holds for a value is
/// found once, and not for every record that has it.
///
/// Which comparisons hold is said in the order in which they are written. Each looks at one column, so of a record those
/// hold that hold for one of its columns.
package struct ColumnwiseCondition: Sendable {
  private let root: Condition.Node
  private let comparisons: [(column: String, holds: @Sendable (String?) -> Bool)]

  package init(_ condition: Condition) {
    root = condition.root
    comparisons = Self.comparisons(condition.root)
  }

  /// Which comparisons hold for a value of a column; nil for a missing value. None of another column does.
  package func truths(of column: String, _ value: String?) -> [Bool] {
    comparisons.map { $0.column == column && $0.holds(value) }
  }

  /// Whether a record matches of whose comparisons these hold.
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

  /// Takes what it uses from the beginning of the truths, so both sides are asked always.
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
