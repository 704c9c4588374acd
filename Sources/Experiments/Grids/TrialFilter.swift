/// Which trials of a grid a run is about.
package struct TrialFilter: Sendable {
  enum Rule: Sendable {
    case all
    /// Decided by which comparisons hold for the values of the trial's columns: those of one column, then those of all.
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

  /// A filter that looks at one column at a time, so that a grid of millions of trials is decided value by value.
  ///
  /// - Parameters:
  ///   - truths: which comparisons hold for a value of a column; a comparison with another column does not.
  ///   - hold: whether a trial is let through for whose columns these comparisons hold.
  package init(
    truths: @escaping @Sendable (_ column: String, _ value: String?) -> [Bool],
    hold: @escaping @Sendable (_ truths: [Bool]) -> Bool
  ) {
    rule = .comparisons(truths: truths, hold: hold)
  }

  /// A filter that looks at whole trials, each of which is made for it.
  package init(_ isIncluded: @escaping @Sendable (Trial) -> Bool) {
    rule = .trials(isIncluded)
  }
}
