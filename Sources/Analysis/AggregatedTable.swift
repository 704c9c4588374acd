import Basics
import Tables

/// An aggregated table that keeps its groups, so that their values can be compared.
package struct AggregatedTable: Sendable {
  /// One row for each group.
  package let table: Table
  /// The rows behind each group.
  let grouping: Grouping
  /// The numbers of trials behind the values of each measure, by its name.
  private let trials: [String: [Int]]

  /// - Throws: the errors of `Aggregation.evaluate`.
  package init(_ aggregation: Aggregation, _ source: Table) throws(Diagnostic) {
    grouping = try Grouping(aggregation, source)
    let estimates = try aggregation.estimates(grouping)
    table = aggregation.table(of: estimates, grouping)
    trials = Dictionary(zip(aggregation.measures, estimates).map { ($0.name, $1.map(\.n)) }) { first, _ in first }
  }

  /// Returns the number of trials behind a value; nil if the column has no computed values.
  package func trials(of column: String, _ row: Int) -> Int? { trials[column]?[row] }

  /// Returns the values whose means a call shows, group by group, for a comparison of the groups.
  ///
  /// - Parameters:
  ///   - expression: the expression that the table shows.
  ///   - comparing: the columns in which the compared groups differ.
  /// - Returns: nil if the expression is not just a call that computes a mean of one group.
  package func units(of expression: Expression, comparing: [String]) throws(Diagnostic) -> GroupUnits? {
    guard let call = expression.onlyCall, call.reducer.isMean, !call.reducer.comparesTwo else { return nil }
    return try grouping.units(of: call, comparing: comparing)
  }
}

/// The values whose means are compared: one per problem, or one per replicate if each group has only one problem.
package struct GroupUnits: Sendable {
  /// The columns that identify a value within each group; empty if there are none.
  package let columns: [String]
  /// For each group, its values by the number of the unit (problem or replicate). Equal numbers in two groups form a
  /// pair.
  let values: [[Int: Double]]
}

extension Grouping {
  /// Returns the values by problem: the columns of a cell that are neither compared nor grouped by. If no group has two
  /// problems, it returns the values by replicate.
  func units(of call: ReducerCall, comparing: [String]) throws(Diagnostic) -> GroupUnits {
    let means = try trialMeans(of: call)
    if let over = aggregation.over { return units([over], means) }
    let fixed = Set(comparing + aggregation.groupBy)
    let problems = aggregation.identity.axes(notIn: comparing).filter { table.hasColumn($0) && !fixed.contains($0) }
    if !problems.isEmpty {
      let units = units(problems, means)
      if units.values.contains(where: { $0.count > 1 }) { return units }
    }
    let replicates = aggregation.identity.replicate.filter { table.hasColumn($0) && !fixed.contains($0) }
    return units(replicates, means)
  }

  /// Returns the mean of each unit, where a unit is a combination of the columns' values. Its cells have equal weight.
  /// Without columns, each trial is a unit.
  private func units(_ columns: [String], _ means: [Double]) -> GroupUnits {
    let unitOf = columns.isEmpty ? nil : rowGroups(by: columns).groupOf
    var cells: [[Int: [Int32: (sum: Double, count: Double)]]] = Array(repeating: [:], count: count)
    for (trial, mean) in means.enumerated() where !mean.isNaN {
      let row = trials.firstRow[trial]
      let unit = unitOf.map { Int($0[row]) } ?? trial
      let cell = columns.isEmpty ? 0 : self.cells.groupOf[row]
      let old = cells[Int(groups.groupOf[row])][unit]?[cell] ?? (0, 0)
      cells[Int(groups.groupOf[row])][unit, default: [:]][cell] = (old.sum + mean, old.count + 1)
    }
    let values = cells.map { group in
      group.mapValues { cells in
        cells.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value.sum / $1.value.count } / Double(cells.count)
      }
    }
    return GroupUnits(columns: columns, values: values)
  }
}
