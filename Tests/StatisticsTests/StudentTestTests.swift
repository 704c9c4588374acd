import Statistics
import Testing

/// Reference values: scipy 1.17.1, `Tests/References/best_values.py`.
@Suite struct StudentTestTests {
  private let a = [96.5, 99.5, 93.9]
  private let b = [88.2, 92.2, 94.0]

  @Test func valuesInPairs() {
    #expect(isClose(StudentTest.paired(zip(a, b).map { $0 - $1 }), 0.19043217701305418, within: 1e-12))
    #expect(isClose(StudentTest.paired([1, 1.5]), 0.1256659163780024, within: 1e-12))
  }

  @Test func valuesWithoutPairs() {
    #expect(isClose(StudentTest.welch(a, b), 0.09370541200099776, within: 1e-12))
    let (c, d) = ([0.81, 0.79, 0.84, 0.80, 0.82, 0.83], [0.78, 0.80, 0.79, 0.77])
    #expect(isClose(StudentTest.welch(c, d), 0.01721645898631967, within: 1e-12))
    #expect(StudentTest.welch(d, c) == StudentTest.welch(c, d))
  }

  @Test func fewOrEqualValues() {
    #expect(StudentTest.paired([]) == nil && StudentTest.paired([1]) == nil)
    #expect(StudentTest.welch([1], [1, 2]) == nil && StudentTest.welch([], []) == nil)
    #expect(StudentTest.paired([0, 0, 0]) == 1 && StudentTest.paired([0.5, 0.5]) == 0)
    #expect(StudentTest.welch([1, 1], [1, 1]) == 1 && StudentTest.welch([1, 1], [2, 2]) == 0)
  }
}
