import Basics
import Statistics

/// Finds the best of several values, and those of the others that a test cannot distinguish from it.
///
/// Each of the others is tested against the best. The p-values are corrected by Holm's method, so that the chance of a
/// false claim that any of them is worse is at most `level`.
package struct BestValues: Sendable {
  package enum BestMark: String, Sendable {
    case best
    /// Equal to the best, or not significantly different from it.
    case tied
    /// The best of those that are significantly worse.
    case second
    case none
  }

  /// One of the values to compare.
  package struct Rival: Sendable {
    /// The value; nil if it is missing.
    package var value: Double?
    /// The value as it is displayed. Without a test, equal texts count as equal values.
    package var text: String
    /// The values whose mean `value` is; nil if it is not a mean.
    package var units: GroupUnits?
    /// The index of this value's group in `units`.
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
  /// The corrected p-value of each value against the best; nil for the best and for values that were not tested.
  package private(set) var p: [Double?]
  /// The tests that were used, each with the columns that formed its pairs.
  package private(set) var tests: [(test: BestTest, columns: [String])] = []
  /// True if some value could not be tested.
  package private(set) var hasUntested = false

  /// The significance level of all tests together.
  package static let level = 0.05

  package init(_ rivals: [Rival], _ goal: Identity.Criterion.Goal, by test: BestTest) {
    marks = rivals.map { _ in .none }
    p = rivals.map { _ in nil }
    let sign: Double = goal == .highest ? 1 : -1
    let known = rivals.indices.filter { rivals[$0].value?.isFinite == true }
    func height(_ index: Int) -> Double { sign * (rivals[index].value ?? 0) }
    // With only one value there is nothing to compare.
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

  /// Tests two values on the units that both have. If these are fewer than two, it tests without pairs if the test
  /// allows that.
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
  /// The values in the order of their units, which unlike the order of a dictionary is always the same.
  fileprivate var sorted: [Double] { values.sorted { $0.key < $1.key }.map(\.value) }
}
