import Basics
import Statistics
import Tables

extension Grouping {
  /// Returns the pairs of values that a call compares, such as those of two networks, on the problems and replicates
  /// that both have. If one side has several cells there, it counts with their mean.
  func pairs(of call: ReducerCall, _ group: Int) throws(Diagnostic) -> PairedSample {
    let comparison = call.comparison.unwrapped(because: "the reducer compares two")
    let compared = try table.column(comparison.column, at: comparison.location)
    let problems = try problemColumns(of: call)
    let means = try trialMeans(of: call)
    let problemOf = rowGroups(by: problems)
    let pairOf = rowGroups(by: problems + aggregation.identity.replicate)
    let (isFirst, isSecond) = (compared.equals(comparison.first), compared.equals(comparison.second))
    var (first, second) = (Side(pairOf.count), Side(pairOf.count))
    for (trial, row) in trials.firstRow.enumerated() where groups.groupOf[row] == group && !means[trial].isNaN {
      if isFirst[row] { first.add(means[trial], to: Int(pairOf.groupOf[row])) }
      if isSecond[row] { second.add(means[trial], to: Int(pairOf.groupOf[row])) }
    }
    var result = PairedSample()
    var lastProblem: Int32 = -1
    for pair in 0..<pairOf.count {
      guard let a = first.mean(pair), let b = second.mean(pair) else { continue }
      let problem = problemOf.groupOf[pairOf.firstRow[pair]]
      result.append((a, b), toNewCell: problem != lastProblem)
      lastProblem = problem
    }
    return result
  }

  /// Returns a reducer's value for two values of a column, over all rows.
  func comparison(
    _ reducer: Reducer, of measure: String, _ pair: ReducerCall.Comparison
  ) throws(Diagnostic) -> Estimate {
    guard case .estimate(let estimate) = try value(of: ReducerCall(reducer, measure, comparing: pair), 0)
    else { return Estimate(nil) }
    return estimate
  }

  /// Returns the number of problems of a group, whether or not both sides have values there.
  func possibleProblems(of call: ReducerCall, _ group: Int) -> Int {
    guard let problems = try? problemColumns(of: call) else { return 0 }
    let problemOf = rowGroups(by: problems)
    return Set(problemOf.groupOf.indices.lazy.filter { self.groups.groupOf[$0] == group }.map { problemOf.groupOf[$0] })
      .count
  }

  private func problemColumns(of call: ReducerCall) throws(Diagnostic) -> [String] {
    let column = call.comparison.unwrapped(because: "the reducer compares two").column
    let columns = aggregation.identity.problem(comparing: column).filter(table.hasColumn)
    guard columns.isEmpty else { return columns }
    throw Diagnostic(
      .badData, "there is no problem on which to compare values of '\(column)'",
      hint: "the identity must name columns that make a cell together with '\(column)'", at: call.location)
  }

  /// The mean of the values of one side, for each pair.
  private struct Side {
    private var sums: [Double]
    private var counts: [Double]

    init(_ count: Int) {
      sums = [Double](repeating: 0, count: count)
      counts = sums
    }

    mutating func add(_ value: Double, to pair: Int) {
      sums[pair] += value
      counts[pair] += 1
    }

    func mean(_ pair: Int) -> Double? {
      counts[pair] == 0 ? nil : sums[pair] / counts[pair]
    }
  }
}
