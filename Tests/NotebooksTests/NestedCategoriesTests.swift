import Graphics
import Notebooks
import Testing

/// Several columns along x.
@Suite struct NestedCategoriesTests {
  @Test func columnsOfXAreLevels() throws {
    let report = try render("```chart\nlabel: c\nmark: bar\nx: [task, network]\ny: mean(accuracy)\n```\n")
    #expect(report.data(ofFigure: 0).columnNames.prefix(2) == ["task", "network"])
    #expect(report.data(ofFigure: 0).rowCount == 6)
    #expect(report.figures[0].alternativeText.hasPrefix("Bar chart of Mean accuracy by Task, Network (6 bars)."))
    let titled = try render(
      "```chart\nlabel: c\nmark: bar\nx: {value: [task, network], title: Who}\ny: mean(accuracy)\n```\n")
    #expect(titled.figures[0].alternativeText.contains("by Who (6 bars)"))
  }

  @Test(arguments: [
    ("[mean(accuracy), task]", "only columns can have 'task' within them"),
    ("[task, netwrk]", "unknown column 'netwrk'"),
  ])
  func whatIsNoColumnIsAnError(x: String, message: String) {
    let found = mistakes(
      sampleHead + "```chart\nlabel: c\nmark: bar\nx: \(x)\ny: mean(accuracy)\n```\n")
    #expect(found.count == 1 && found[0].contains(message), "\(found)")
  }
}
