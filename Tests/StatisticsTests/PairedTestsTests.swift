import Statistics
import Testing

/// Reference values: scipy 1.17.1 and Demšar, JMLR 2006.
@Suite struct PairedTestsTests {
  /// The AUC of C4.5, plain, with -m, with -cf and with both, on 14 data sets (Demšar 2006, Table 6, as printed).
  static let demsar: [[Double]] = [
    [0.763, 0.768, 0.771, 0.798], [0.599, 0.591, 0.590, 0.569], [0.954, 0.971, 0.968, 0.967],
    [0.628, 0.661, 0.654, 0.657], [0.882, 0.888, 0.886, 0.898], [0.936, 0.931, 0.916, 0.931],
    [0.661, 0.668, 0.609, 0.685], [0.583, 0.583, 0.563, 0.625], [0.775, 0.838, 0.866, 0.875],
    [1.000, 1.000, 1.000, 1.000], [0.940, 0.962, 0.965, 0.962], [0.619, 0.666, 0.614, 0.669],
    [0.972, 0.981, 0.97501, 0.975], [0.957, 0.978, 0.946, 0.970],
  ]

  @Test func wilcoxonWithoutTies() throws {
    let x = [0.12, -0.05, 0.31, 0.22, 0.07, -0.02, 0.4, 0.18, 0.26, 0.09]
    let test = try #require(WilcoxonSignedRank(x))
    #expect(test.statistic == 3)
    #expect(isClose(test.exactP, 0.0097656250, within: 1e-12))
    #expect(isClose(test.normalP(), 0.0125153187, within: 1e-10))
    #expect(isClose(test.normalP(withContinuity: true), 0.0144328239, within: 1e-10))
  }

  @Test func wilcoxonWithZerosAndTies() throws {
    let differences = Self.demsar.map { (($0[1] - $0[0]) * 10_000).rounded() / 10_000 }
    let dropped = try #require(WilcoxonSignedRank(differences))
    #expect(dropped.statistic == 6.5)
    #expect(isClose(dropped.normalP(), 0.0107571331, within: 1e-10))
    let split = try #require(WilcoxonSignedRank(differences, zeros: .split))
    #expect(split.statistic == 12)
    #expect(isClose(split.normalP(), 0.0109684966, within: 1e-10))
  }

  @Test func wilcoxonOfFewValues() throws {
    #expect(WilcoxonSignedRank([]) == nil)
    #expect(WilcoxonSignedRank([0, 0]) == nil)
    #expect(try #require(WilcoxonSignedRank([0.3])).exactP == 1)
    #expect(try #require(WilcoxonSignedRank([0.3, 0.1])).exactP == 0.5)
  }

  @Test(arguments: [
    (9, 1, 0.0214843750), (7, 0, 0.0156250000), (6, 4, 0.7539062500), (0, 0, 1), (1, 0, 1), (2, 0, 0.5),
  ])
  func mcNemar(_ b: Int, _ c: Int, _ p: Double) {
    #expect(isClose(McNemarTest.p(onlyFirst: b, onlySecond: c), p, within: 1e-12))
    #expect(isClose(McNemarTest.p(onlyFirst: c, onlySecond: b), p, within: 1e-12))
  }

  @Test func friedmanAsPrinted() throws {
    let test = try #require(FriedmanTest(Self.printed))
    for (rank, expected) in zip(test.meanRanks, [3.1428571429, 2, 2.9285714286, 1.9285714286]) {
      #expect(isClose(rank, expected, within: 1e-10))
    }
    #expect(isClose(test.chiSquare, 9.8571428571, within: 1e-10))
    #expect(isClose(test.f(of: test.chiSquare), 3.9866666667, within: 1e-10))
    #expect(isClose(test.f, 4.5858895706, within: 1e-9))
    #expect(isClose(test.fP, 0.0076288387, within: 1e-9))
    #expect(isClose(test.correctedChiSquare, 10.9523809524, within: 1e-10))
  }

  /// The published mean ranks need one value, printed as 0.975, to be slightly larger: 0.97501.
  @Test func friedmanAsPublished() throws {
    let test = try #require(FriedmanTest(Self.demsar))
    for (rank, expected) in zip(test.meanRanks, [3.143, 2.000, 2.893, 1.964]) {
      #expect(isClose(rank, expected, within: 5e-4))
    }
    #expect(isClose(test.chiSquare, 9.2785714286, within: 1e-10))
    #expect(isClose(test.f(of: test.chiSquare), 3.6863130321, within: 1e-10))
    #expect(isClose(test.f, 4.1851301115, within: 1e-9))
    #expect(isClose(test.fP, 0.0116206595, within: 1e-9))
    #expect(isClose(test.correctedChiSquare, 10.2283464567, within: 1e-10))
  }

  @Test func friedmanOfFewValues() {
    #expect(FriedmanTest([]) == nil)
    #expect(FriedmanTest([[1, 2]]) == nil)
    #expect(FriedmanTest([[1], [2]]) == nil)
    #expect(FriedmanTest([[1, 1], [2, 2]])?.chiSquareP == 1)
  }

  private static var printed: [[Double]] {
    var table = demsar
    table[12][2] = 0.975
    return table
  }

  @Test(arguments: [
    (2, 1.959964), (3, 2.343701), (4, 2.569032), (5, 2.727774), (6, 2.849705), (8, 3.030878), (10, 3.163684),
    (13, 3.312739), (15, 3.391230), (20, 3.543799), (23, 3.615646), (30, 3.748578),
  ])
  func nemenyi(_ methods: Int, _ q: Double) {
    #expect(isClose(NemenyiTest.criticalValue(methods: methods), q, within: 5e-7))
  }

  @Test func criticalDifference() {
    #expect(isClose(NemenyiTest.criticalDifference(methods: 4, problems: 14), 1.2535591471, within: 1e-9))
  }

  @Test func adjustedForManyTests() {
    let p = [0.01, 0.04, 0.03, 0.005]
    for (found, expected) in zip(MultipleTesting.holm(p), [0.03, 0.06, 0.06, 0.02]) {
      #expect(isClose(found, expected))
    }
    for (found, expected) in zip(MultipleTesting.benjaminiHochberg(p), [0.02, 0.04, 0.04, 0.02]) {
      #expect(isClose(found, expected))
    }
    #expect(MultipleTesting.holm([]).isEmpty && MultipleTesting.benjaminiHochberg([]).isEmpty)
    #expect(MultipleTesting.holm([0.7, 0.9]) == [1, 1])
    #expect(MultipleTesting.benjaminiHochberg([0.2]) == [0.2])
  }
}
