import Basics
import Tables

/// A computed table whose groups are still known, so that their values can be compared.
package struct AggregatedTable: Sendable {
  /// One row for each group.
  package let table: Table
  let grouping: Grouping

  /// - Throws: as `Aggregation.evaluate`.
  package init(_ aggregation: Aggregation, _ source: Table) throws(Diagnostic) {
    grouping = try Grouping(aggregation, source)
    table = try aggregation.evaluate(grouping)
  }

  /// The values of a call that means are made of, group by group, for a comparison of groups that differ in some columns.
  ///
  /// - Returns: nil for what is no mean.
  package func units(of expression: Expression, comparing: [String]) throws(Diagnostic) -> GroupUnits? {
    guard let call = expression.onlyCall, call.reducer.isMean, !call.reducer.comparesTwo else { return nil }
    return try grouping.units(of: call, comparing: comparing)
  }
}

/// The values that the means of groups are made of: those of problems, or of replicates where each group has one problem.
package struct GroupUnits: Sendable {
  /// The columns that tell the values apart in every group; empty where nothing does.
  package let columns: [String]
  /// For each group its values by what they belong to.
  let values: [[Int: Double]]
}

extension Grouping {
  /// Problems are what is left of a cell's columns; one problem alone has its trials, told apart by their replicates.
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

  /// The mean of each value of those columns, cells weighing equally; without columns each trial.
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
