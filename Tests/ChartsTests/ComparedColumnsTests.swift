import Basics
import Charts
import Graphics
import Tables
import Testing

/// Forms that compare several columns: no row is lost, and what does not fit is refused in words.
@Suite struct ComparedColumnsTests {
  private static let table = Table([
    Column("a", numbers: [1, 2, 3.5, 4]), Column("b", numbers: [2, 4, 7, .nan]),
    Column("c", numbers: [9, 8, 3, .nan]), Column("kind", texts: ["u", "v", "u", "v"]),
  ])

  private static func chart(_ form: String, _ axes: [String], width: Double = 234) throws -> Chart {
    let specification = ChartSpecification(marks: [form], x: Channel(axes[0]), y: Channel(axes[0])) {
      $0.axes = axes.map { Channel($0) }
      $0.width = width
    }
    return try Chart(specification, table: table)
  }

  @Test(arguments: ["parallel", "scatter_matrix"]) func rowsAreDrawnOrTold(_ form: String) throws {
    let laidOut = try Self.chart(form, ["a", "b", "c"]).laidOut(measurer: FixedWidthMeasurer())
    #expect(laidOut.rowsDrawn == 3 && laidOut.omissions?.rowCount == 1)
  }

  @Test func textsAreAnAxisOfALineOnly() throws {
    #expect(try Self.chart("parallel", ["kind", "a"]).laidOut(measurer: FixedWidthMeasurer()).rowsDrawn == 4)
    #expect(throws: Diagnostic.self) {
      try Self.chart("scatter_matrix", ["kind", "a"]).laidOut(measurer: FixedWidthMeasurer())
    }
  }

  @Test(arguments: ["parallel", "scatter_matrix"]) func whatDoesNotFitIsRefused(_ form: String) {
    #expect {
      try Self.chart(form, ["a", "b", "c", "a", "b", "c"], width: 80).layout(measurer: FixedWidthMeasurer())
    } throws: { error in
      (error as? Diagnostic)?.message.contains("does not fit") == true
    }
    #expect {
      try Self.chart(form, ["a"]).layout(measurer: FixedWidthMeasurer())
    } throws: { error in
      (error as? Diagnostic)?.message.contains("can show 2 to") == true
    }
  }

  /// b = 2a in the rows that have both.
  @Test func theStrongestCorrelationIsTold() throws {
    let text = try Self.chart("scatter_matrix", ["a", "b", "c"]).alternativeText
    #expect(text.contains("The strongest correlation is 1.00, of a and b."), "\(text)")
  }
}
