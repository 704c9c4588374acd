import Basics
import Statistics
import Tables

/// A comparison of the values of a column by their ranks, on the problems that all of them have values for.
///
/// Rank 1 is the best. Friedman's test says whether the ranks differ at all, and Nemenyi's critical difference how far
/// two mean ranks must be apart. The cliques are based on Wilcoxon's test of each pair with Holm's correction. Unlike
/// ranks, the differences it tests do not depend on which other values are compared.
///
/// Source: Demšar, JMLR 2006; for pairwise tests: Benavoli, Corani and Mangili, JMLR 2016.
package struct RankComparison: Sendable {
  /// One row per value, the best first: the column, `mean_rank` and `cliques`. `cliques` has one letter for each run of
  /// neighbours in which no pair differs. There are no rows for fewer than two values or two common problems.
  package let table: Table
  /// Friedman's test; nil if the table has no rows.
  package let friedman: FriedmanTest?
  /// Nemenyi's critical difference; nil if the table has no rows.
  package let criticalDifference: Double?
  /// The number of problems on which any value was tried.
  package let problemCount: Int
  /// The number of problems on which all values were tried.
  package let commonCount: Int
  /// The values that were tried on the fewest problems; empty if all were tried on all.
  package let narrowing: [String]
  /// The number of problems on which they were tried.
  package let narrowingCount: Int

  /// One letter for each clique, of several alphabets. There are more than `Limit.compared` values have cliques.
  private static let letters: [String] =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".map(String.init)
    + [0x3B1...0x3C9, 0x391...0x3A1, 0x3A3...0x3A9, 0x430...0x44F, 0x410...0x42F, 0x561...0x586, 0x531...0x556]
    .joined().compactMap { Unicode.Scalar(UInt32($0)).map(String.init) }
    + [0x10D0...0x10F0, 0x3041...0x3096].joined().compactMap { Unicode.Scalar(UInt32($0)).map(String.init) }
  private static let level = 0.05

  /// Ranks the values of a column.
  ///
  /// - Parameters:
  ///   - column: the column whose values are compared.
  ///   - measure: the column of the measure, which holds numbers; larger is better.
  ///   - aggregation: how rows become cells. Its groups and measures are ignored.
  ///   - table: the results.
  package init(
    of column: String, measure: String, _ aggregation: Aggregation, _ table: Table
  ) throws(Diagnostic) {
    let scores = try ProblemScores(column, measure, aggregation, table)
    problemCount = scores.tried
    commonCount = scores.complete.count
    narrowingCount = scores.counts.min() ?? 0
    narrowing = scores.methods.indices.filter {
      scores.counts[$0] < scores.tried && scores.counts[$0] == scores.counts.min()
    }
    .map { scores.methods[$0] }
    guard let friedman = FriedmanTest(scores.complete) else {
      self.table = Table([Column(column, texts: []), Column("mean_rank", numbers: []), Column("cliques", texts: [])])
      friedman = nil
      criticalDifference = nil
      return
    }
    let order = friedman.meanRanks.indices.sorted { (friedman.meanRanks[$0], $0) < (friedman.meanRanks[$1], $1) }
    self.table = Table([
      Column(column, texts: order.map { scores.methods[$0] }),
      Column("mean_rank", numbers: order.map { friedman.meanRanks[$0] }),
      Column("cliques", texts: Self.cliques(scores.complete, order)),
    ])
    self.friedman = friedman
    criticalDifference = NemenyiTest.criticalDifference(
      methods: scores.methods.count, problems: friedman.problemCount, level: 1 - Self.level)
  }

  /// A sentence about the problems: `Ranks are over 3 of 20 problems, because D has a value on only 3.`
  package var basis: String {
    guard commonCount < problemCount else {
      return "Ranks are over \(problemCount == 1 ? "" : "all ")\(problemCount.counted("problem"))."
    }
    let reason =
      narrowing.count == 1
      ? "\(narrowing[0]) has a value on only \(narrowingCount)"
      : "\(ValueWriter.sentence(narrowing)) each have a value on only \(narrowingCount)"
    return "Ranks are over \(commonCount) of \(problemCount) problems, because \(reason)."
  }

  /// Returns the letters of each method, in the order of ranks. A clique is a maximal run of neighbours in which no
  /// pair differs.
  private static func cliques(_ scores: [[Double]], _ order: [Int]) -> [String?] {
    let differs = significantPairs(scores, order)
    var letters = [String](repeating: "", count: order.count)
    var lastEnd = -1
    var names = Self.letters.makeIterator()
    for start in order.indices {
      var end = start
      while end + 1 < order.count, !(start...end).contains(where: { differs[$0][end + 1] }) { end += 1 }
      guard end > max(start, lastEnd), let letter = names.next() else { continue }
      for place in start...end { letters[place] += letter }
      lastEnd = end
    }
    return letters.map { $0.isEmpty ? nil : $0 }
  }

  private static func significantPairs(_ scores: [[Double]], _ order: [Int]) -> [[Bool]] {
    let pairs = order.indices.flatMap { a in (a + 1..<order.count).map { (a, $0) } }
    let p = MultipleTesting.holm(
      pairs.map { a, b in WilcoxonSignedRank(scores.map { $0[order[a]] - $0[order[b]] })?.p ?? 1 })
    var differs = Array(repeating: Array(repeating: false, count: order.count), count: order.count)
    for ((a, b), p) in zip(pairs, p) { differs[a][b] = p < level }
    return differs
  }

  /// The score of each method on each problem: `complete[problem][method]` has the problems on which every method has a
  /// value.
  private struct ProblemScores {
    var methods: [String]
    var complete: [[Double]]
    /// The number of problems on which any method has a value.
    var tried: Int
    /// For each method, the number of problems on which it has a value.
    var counts: [Int]

    init(_ column: String, _ measure: String, _ aggregation: Aggregation, _ table: Table) throws(Diagnostic) {
      let problem = aggregation.identity.problem(comparing: column).filter(table.hasColumn)
      var cells = aggregation
      cells.groupBy = [column] + problem
      cells.interval = .none
      cells.measures = [.init(Expression(root: .call(ReducerCall(.mean, measure)), text: "mean"), name: "mean")]
      let means = try cells.evaluate(table)
      let methodOf = means.groups(by: [column], order: aggregation.order)
      try Limit.compared.check(methodOf.count, "'\(column)'")
      let problemOf = means.groups(by: problem)
      var scores = Array(repeating: [Double](repeating: .nan, count: methodOf.count), count: problemOf.count)
      for row in 0..<means.rowCount {
        scores[Int(problemOf.groupOf[row])][Int(methodOf.groupOf[row])] = means.known("mean").number(row) ?? .nan
      }
      methods = methodOf.firstRow.map { means.known(column).text($0) ?? "–" }
      complete = scores.filter { $0.allSatisfy { !$0.isNaN } }
      tried = scores.count { $0.contains { !$0.isNaN } }
      counts = methods.indices.map { method in scores.count { !$0[method].isNaN } }
    }
  }
}
