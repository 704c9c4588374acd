/// A filter that selects the trials of a grid.
package struct TrialFilter: Sendable {
  enum Rule: Sendable {
    case all
    /// A filter made of comparisons. `truths` tells which comparisons hold for a value of one column; `hold` decides
    /// from all comparisons that hold for a trial.
    case comparisons(
      truths: @Sendable (_ column: String, _ value: String?) -> [Bool], hold: @Sendable (_ truths: [Bool]) -> Bool)
    case trials(@Sendable (Trial) -> Bool)
  }

  let rule: Rule

  package static let all = TrialFilter(rule: .all)

  var isAll: Bool {
    if case .all = rule { return true }
    return false
  }

  private init(rule: Rule) {
    self.rule = rule
  }

  /// Creates a filter that looks at one column at a time, so that a grid of millions of trials is decided value by
  /// value.
  ///
  /// - Parameters:
  ///   - truths: returns for each comparison whether it holds for a value of a column. A comparison with another column
  ///     does not hold.
  ///   - hold: returns true if the filter includes a trial for which these comparisons hold.
  package init(
    truths: @escaping @Sendable (_ column: String, _ value: String?) -> [Bool],
    hold: @escaping @Sendable (_ truths: [Bool]) -> Bool
  ) {
    rule = .comparisons(truths: truths, hold: hold)
  }

  /// Creates a filter that looks at whole trials, so that every trial of the grid has to be created.
  package init(_ isIncluded: @escaping @Sendable (Trial) -> Bool) {
    rule = .trials(isIncluded)
  }
}
