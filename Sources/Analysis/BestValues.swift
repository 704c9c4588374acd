import Basics
import Statistics

/// Which of several values is the best, and which of the others a test does not tell from it.
///
/// Each of the others is tested against the best one. The p are corrected by Holm's method, so that the chance of calling
/// any of them worse that is not is at most `level`.
package struct BestValues: Sendable {
  package enum BestMark: String, Sendable {
    case best
    /// Equal to the best, or not told from it.
    case tied
    /// The best of the others.
    case second
    case none
  }

  /// A value among others.
  package struct Rival: Sendable {
    /// Nil where it is missing.
    package var value: Double?
    /// As it is written: what looks equal is equal where no test says otherwise.
    package var text: String
    /// What its mean is made of, and which group of it; nil for what is no mean.
    package var units: GroupUnits?
    package var group: Int

    package init(value: Double?, text: String, units: GroupUnits? = nil, group: Int = 0) {
      self.value = value
      self.text = text
      self.units = units
      self.group = group
    }

    fileprivate var values: [Int: Double] {
      guard let units, units.values.indices.contains(group) else { return [:] }
      return units.values[group]
    }
  }

  package private(set) var marks: [BestMark]
  /// Of each against the best, corrected; nil for the best, and for what was not tested.
  package private(set) var p: [Double?]
  /// The tests that were used, each with the columns that made its pairs.
  package private(set) var tests: [(test: BestTest, columns: [String])] = []
  /// Whether some of the others could not be tested.
  package private(set) var hasUntested = false

  package static let level = 0.05

  package init(_ rivals: [Rival], _ goal: Identity.Criterion.Goal, by test: BestTest) {
    marks = rivals.map { _ in .none }
    p = rivals.map { _ in nil }
    let sign: Double = goal == .highest ? 1 : -1
    let known = rivals.indices.filter { rivals[$0].value?.isFinite == true }
    func height(_ index: Int) -> Double { sign * (rivals[index].value ?? 0) }
    // A value alone is the best of nothing.
    guard known.count > 1, let best = known.max(by: { (height($0), $1) < (height($1), $0) }) else { return }
    marks[best] = .best
    let others = known.filter { $0 != best }
    for index in others {
      guard let outcome = Self.tested(rivals[best], rivals[index], test) else {
        hasUntested = hasUntested || test.name != BestTest.none.name
        let isEqual = height(index).isNearly(height(best)) || rivals[index].text == rivals[best].text
        if isEqual { marks[index] = .tied }
        continue
      }
      p[index] = outcome.p
      if !tests.contains(where: { $0.test.name == outcome.test.name }) {
        tests.append((outcome.test, rivals[best].units?.columns ?? []))
      }
    }
    correct(others)
    for index in others where height(index).isNearly(height(best)) { marks[index] = .tied }
    let rest = others.filter { marks[$0] == .none }
    guard let second = rest.map(height).max() else { return }
    for index in rest where height(index).isNearly(second) { marks[index] = .second }
  }

  private mutating func correct(_ others: [Int]) {
    let tested = others.filter { p[$0] != nil }
    for (index, corrected) in zip(tested, MultipleTesting.holm(tested.compactMap { p[$0] })) {
      p[index] = corrected
      if corrected >= Self.level { marks[index] = .tied }
    }
  }

  /// On what both have in common; where that is less than two values, without pairs, if the test allows it.
  private static func tested(_ a: Rival, _ b: Rival, _ test: BestTest) -> (p: Double, test: BestTest)? {
    guard let units = a.units, let other = b.units, units.columns == other.columns else { return nil }
    if test.isPaired, !units.columns.isEmpty {
      let common = a.values.keys.filter { b.values[$0] != nil }.sorted()
      let pairs = common.compactMap { key in a.values[key].flatMap { x in b.values[key].map { (x, $0) } } }
      if pairs.count > 1 { return test.p(pairs.map(\.0), pairs.map(\.1)).map { ($0, test) } }
    }
    guard let test = test.withoutPairs else { return nil }
    return test.p(a.sorted, b.sorted).map { ($0, test) }
  }
}

extension BestValues.Rival {
  /// In an order that does not depend on hashes.
  fileprivate var sorted: [Double] { values.sorted { $0.key < $1.key }.map(\.value) }
}
