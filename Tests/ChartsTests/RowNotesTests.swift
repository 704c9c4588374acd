import Charts
import Graphics
import Tables
import Testing

/// The notes of marks for small tables.
@Suite struct RowNotesTests {
  private static let table = Table([
    Column("flour", texts: ["rye", "wheat", "rye", "wheat"]),
    Column("oven", texts: ["deck", "deck", "stone", "stone"]),
    Column("rise_mm", numbers: [58.25, 93.5, 61, .nan]), Column("low", numbers: [50, 90, 60, .nan]),
    Column("high", numbers: [60, 95, 62, .nan]),
  ])

  private func notes(_ marks: [String], _ configure: (inout ChartSpecification) -> Void = { _ in }) throws -> [MarkNote]
  {
    let specification = ChartSpecification(marks: marks, x: Channel("flour"), y: Channel("rise_mm"), configure)
    return try Chart(specification, table: Self.table).layout(measurer: FixedWidthMeasurer()).commands.notes
  }

  @Test func aBarSaysItsNamesItsValueAndItsInterval() throws {
    let found = try notes(["bar"]) {
      $0.fill = Channel("oven")
      $0.interval = IntervalColumns(low: "low", high: "high", title: "range")
    }
    let first = try #require(found.first)
    #expect(first.lines == ["flour: rye", "rise mm: 58.2", "oven: deck", "range: 50 to 60"])
    #expect(first.group == "oven=deck" && first.value == 58.25)
    // The row without a value has no bar, and so no note.
    #expect(Set(found.map(\.lines)).count == 3)
  }

  /// A hatched cell has a note that says that it has no value.
  @Test func aCellSaysItsValueOrThatThereIsNone() throws {
    let found = try notes(["heatmap"]) {
      $0.y = Channel("oven")
      $0.fill = Channel("rise_mm")
    }
    #expect(found.contains { $0.lines == ["flour: rye", "oven: stone", "rise mm: 61.0"] })
    #expect(found.contains { $0.lines == ["flour: wheat", "oven: stone", "rise mm: –"] })
  }

  @Test func aBoxSaysItsQuartiles() throws {
    let table = Table([
      Column("flour", texts: ["rye", "rye", "rye", "rye", "rye"]), Column("rise_mm", numbers: [1, 2, 3, 4, 9]),
    ])
    let box = ChartSpecification(marks: ["box"], x: Channel("flour"), y: Channel("rise_mm"))
    let found = try Chart(box, table: table).layout(measurer: FixedWidthMeasurer()).commands.notes
    #expect(
      found.first?.lines == ["flour: rye", "rise mm: median 3", "quartiles: 2 and 4", "from 1 to 9", "5 values"])
  }

  /// The points of a line have notes, if they are far enough from one another.
  @Test func aLineHasAPlaceToPointAtForEachValue() throws {
    let table = Table([Column("x", numbers: [1, 2, 3]), Column("y", numbers: [4, 5, 7])])
    let line = ChartSpecification(marks: ["line"], x: Channel("x"), y: Channel("y"))
    let found = try Chart(line, table: table).layout(measurer: FixedWidthMeasurer()).commands.notes
    #expect(found.map(\.lines) == [["x: 1", "y: 4"], ["x: 2", "y: 5"], ["x: 3", "y: 7"]])
    #expect(found.allSatisfy { $0.spot != nil })
  }
}
