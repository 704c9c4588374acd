import Basics
import Charts
import Foundation
import Graphics
import GraphicsTestSupport
import Tables
import Testing

/// Forms that compare several columns: every row is drawn or reported, and a chart that does not fit is an error.
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
    // The last row has one value, which only a histogram can show.
    let isMatrix = form == "scatter_matrix"
    #expect(laidOut.rowsDrawn == (isMatrix ? 4 : 3) && laidOut.omissions?.rowCount == (isMatrix ? 0 : 1))
    #expect(
      laidOut.omissions?.sentences == [
        isMatrix
          ? "1 of 4 rows lacks a value, and is drawn without it."
          : "1 of 4 values is not drawn: 1 with nothing to draw."
      ])
  }

  /// Ticks of a column of one whole number are not the ends of its axis.
  @Test func aConstantColumnHasItsNumberAsTick() throws {
    let table = Table([
      Column("a", numbers: [5, 5, 5]), Column("b", numbers: [1, 2, 3]), Column("c", numbers: [1, 3, 2]),
    ])
    let chart = try Chart(
      ChartSpecification(marks: ["scatter_matrix"], x: Channel("a"), y: Channel("a")) {
        ($0.axes, $0.width) = (["a", "b", "c"].map { Channel($0) }, 300)
      }, table: table)
    let texts = try chart.layout(measurer: FixedWidthMeasurer()).texts.map(\.text)
    #expect(texts.contains("5") && !texts.contains { $0.hasPrefix("4.") || $0.hasPrefix("5.") }, "\(texts)")
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

  /// Labels of neighbouring panels do not touch, however many panels there are.
  @Test(arguments: [2, 3, 4, 6, 8], [234.0, 396, 500]) func labelsOfPanelsAreApart(count: Int, width: Double) throws {
    let names = (0..<count).map { "column \($0)" }
    let table = Table(
      names.enumerated().map { index, name in
        Column(name, numbers: (0..<20).map { Double(($0 * 37 + index * 11) % 23) * pow(10, Double(index % 4)) - 40 })
      })
    let specification = ChartSpecification(marks: ["scatter_matrix"], x: Channel(names[0]), y: Channel(names[1])) {
      ($0.axes, $0.width) = (names.map { Channel($0) }, width)
    }
    guard let drawing = try? Chart(specification, table: table).layout(measurer: FixedWidthMeasurer()) else { return }
    let texts = try PlacedText.all(in: drawing, FixedWidthMeasurer())
    for (index, text) in texts.enumerated() {
      for other in texts[(index + 1)...] where abs(text.bounds.minY - other.bounds.minY) < 1 {
        let gap = max(other.bounds.minX - text.bounds.maxX, text.bounds.minX - other.bounds.maxX)
        #expect(gap >= 4, "\(text) and \(other) are \(gap) points apart")
      }
    }
  }

  /// The labels of axes that lines cross have a background.
  @Test func linesDoNotGoThroughLabels() throws {
    let drawing = try Self.chart("parallel", ["kind", "a", "b"]).layout(measurer: FixedWidthMeasurer())
    var grounds = 0
    for case .fill(_, let color) in drawing.commands where color.red == 1 && color.alpha > 0.8 { grounds += 1 }
    let labels = try PlacedText.all(in: drawing, FixedWidthMeasurer()).count
    #expect(grounds == labels - 3, "\(grounds) of \(labels), of which 3 are titles")
  }

  @Test func aCorrelationThatIsNotOneIsNotCalledOne() throws {
    let x = (0..<50).map(Double.init)
    let table = Table([Column("a", numbers: x), Column("b", numbers: x.map { $0 + ($0 == 7 ? 0.9 : 0) })])
    let specification = ChartSpecification(marks: ["scatter_matrix"], x: Channel("a"), y: Channel("b")) {
      ($0.axes, $0.width) = ([Channel("a"), Channel("b")], 234)
    }
    let chart = try Chart(specification, table: table)
    #expect(chart.alternativeText.contains("correlation is 0.99996, of a and b"), "\(chart.alternativeText)")
  }

  /// The correlation of a and b is 1, because b = 2a in the rows that have both.
  @Test func theStrongestCorrelationIsTold() throws {
    let text = try Self.chart("scatter_matrix", ["a", "b", "c"]).alternativeText
    #expect(text.contains("The strongest correlation is 1, of a and b."), "\(text)")
  }
}
