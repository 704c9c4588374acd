import Tables
import Testing

@Suite struct GroupColumnTests {
  private static let key = Column("key", texts: ["b", "a", nil, "b", "c", "a"])
  private static let groups = RowGroups([key], rowCount: key.count)

  /// Different groups may have one text. The categories are in the order of the rows, not of the groups.
  @Test func textsAreThoseOfTheFirstRows() {
    let column = Self.groups.column("kind") { row in Self.key.text(row).map { $0 == "c" ? "b!" : "\($0)!" } }
    #expect((0..<6).map(column.text) == ["b!", "a!", nil, "b!", "b!", "a!"])
    guard case .text(_, let categories) = column.values else { return #expect(Bool(false), "texts are expected") }
    #expect(categories == ["b!", "a!"])
  }

  @Test func numbersAreThoseOfTheFirstRows() {
    let column = Self.groups.column("number") { row in Self.key.text(row).map { _ in Double(row) } }
    #expect((0..<6).map(column.number) == [0, 1, nil, 0, 4, 1])
  }
}
