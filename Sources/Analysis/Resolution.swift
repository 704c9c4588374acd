import Tables

/// Chooses the rows that represent their trials under a duplicate policy.
struct Resolution {
  private let identity: Identity
  private let policy: DuplicatePolicy

  init(_ identity: Identity, _ policy: DuplicatePolicy) {
    self.identity = identity
    self.policy = policy
  }

  /// Returns the rows that count, in the order of the table: one per trial for `last` and `best`, otherwise all.
  func rows(of table: Table) -> [Int] {
    let all = Array(0..<table.rowCount)
    guard policy == .last || policy == .best, identity.cell.contains(where: table.hasColumn) else { return all }
    let trials = table.groups(by: identity.trial)
    let criteria = identity.criteria.compactMap { criterion in table[criterion.column].map { (criterion, $0) } }
    var chosen = trials.firstRow
    for row in all {
      let trial = Int(trials.groupOf[row])
      if policy == .last || isBetter(row, than: chosen[trial], criteria) { chosen[trial] = row }
    }
    return chosen.sorted()
  }

  /// Returns true if a row is better by the criteria. A row without a value is worse than any row with one.
  private func isBetter(_ row: Int, than other: Int, _ criteria: [(Identity.Criterion, Column)]) -> Bool {
    for (criterion, column) in criteria {
      let sign: Double = criterion.goal == .highest ? 1 : -1
      let a = column.number(row).map { sign * $0 } ?? -.infinity
      let b = column.number(other).map { sign * $0 } ?? -.infinity
      if a != b { return a > b }
    }
    return false
  }
}
