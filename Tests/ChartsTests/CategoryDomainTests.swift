import Charts
import Tables
import Testing

@Suite struct CategoryDomainTests {
  private static let types = ["multiply", "dense", "dense", "dense", "dense"]
  private static let depths: [Double] = [1, 10, 2, 2, 1]
  private static let activations = ["linear", "relu", "tanh", "linear", "relu"]

  private static func domain(order: [String] = []) -> (domain: CategoryDomain, codes: [Int]) {
    CategoryDomain.of(
      [
        Column("type", texts: types), Column("depth", numbers: depths), Column("activation", texts: activations),
      ], order: order)
  }

  @Test func numbersAscendAndNamesAreNatural() {
    let (domain, codes) = Self.domain()
    #expect(
      domain.paths.map { $0.joined(separator: "_") } == [
        "dense_1_relu", "dense_2_linear", "dense_2_tanh", "dense_10_relu", "multiply_1_linear",
      ])
    #expect(codes == [4, 3, 2, 1, 0])
  }

  /// Numbers have a true minus sign as on other axes; dates keep their hyphens.
  @Test func numbersHaveMinusSigns() {
    let numbers = CategoryDomain.of([Column("a", numbers: [-15, 2])], order: []).domain
    #expect(numbers.name(0) == "−15" && numbers.groups(level: 0).map(\.label) == ["−15", "2"])
    let day = Column("a", numbers: [-86_400], as: .date(.iso(separator: nil, hasZone: false)))
    #expect(CategoryDomain.of([day], order: []).domain.groups(level: 0)[0].label == "1969-12-31")
  }

  @Test func givenOrderComesFirst() {
    #expect(
      Self.domain(order: ["multiply", "tanh"]).domain.paths.map { $0[0] + $0[2] } == [
        "multiplylinear", "denserelu", "densetanh", "denselinear", "denserelu",
      ])
  }

  @Test func groupsAreRunsOfEqualPaths() {
    let domain = Self.domain().domain
    #expect(domain.groups(level: 0).map(\.label) == ["dense", "multiply"])
    #expect(domain.groups(level: 0).map(\.range) == [0..<4, 4..<5])
    #expect(domain.groups(level: 1).map(\.range) == [0..<1, 1..<3, 3..<4, 4..<5])
    #expect(domain.groupStarts == [4])
  }

  /// Groups stay together: `dense` has the mean 0.5 and `multiply` 0.9. In `dense`, depth 10 comes first.
  @Test func sortingKeepsGroupsTogether() {
    let sorted = Self.domain().domain.sorted(by: [0.4, 0.1, 0.5, 1, 0.9], descending: true)
    #expect(sorted.paths.map { $0[0] + $0[1] } == ["multiply1", "dense10", "dense1", "dense2", "dense2"])
  }

  @Test func missingValuesComeLast() {
    let (domain, codes) = CategoryDomain.of([Column("x", texts: [nil, "b", "a"])], order: [])
    #expect(domain.paths == [["a"], ["b"], ["–"]])
    #expect(codes == [2, 1, 0])
  }

  @Test func levelTitlesDropWhatTheyShare() {
    #expect(LabelText.levelTitles(["network_type", "network_depth"]) == ["type", "depth"])
    #expect(LabelText.sharedTitle(["network_type", "network_depth"]) == "network")
    #expect(LabelText.levelTitles(["task", "dataset"]) == ["task", "dataset"])
    #expect(LabelText.sharedTitle(["task", "dataset"]) == "task, dataset")
  }
}
