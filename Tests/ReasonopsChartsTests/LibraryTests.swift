import ReasonopsCharts
import ReasonopsTables
import TestSupport
import Testing

/// The public interface, as other programs use it.
@Suite struct LibraryTests {
  private static let csv = "model,seed,accuracy\nA,1,0.5\nA,2,0.7\nB,1,0.9\nB,2,\n"

  private func message(_ work: () throws -> Void) -> String {
    do {
      try work()
      return "no error"
    } catch let error as ReasonopsError {
      return error.message
    } catch {
      return "another error: \(error)"
    }
  }

  @Test func aTableIsReadChangedAndWritten() throws {
    var table = try DataTable(csv: Self.csv)
    #expect(table.columnNames == ["model", "seed", "accuracy"])
    #expect(table.rowCount == 4)
    #expect(try table.texts("model") == ["A", "A", "B", "B"])
    let numbers = try table.numbers("accuracy")
    #expect(numbers.prefix(3) == [0.5, 0.7, 0.9])
    #expect(numbers[3].isNaN)
    #expect(try table.texts("accuracy") == ["0.5", "0.7", "0.9", nil])
    #expect(table.csv == Self.csv)
    try table.set("doubled", to: numbers.map { 2 * $0 })
    try table.set("model", to: ["x", nil, "y, z", "\"q\""])
    #expect(try DataTable(csv: table.csv) == table)
  }

  @Test func mistakesOfTablesAreErrors() throws {
    var table = try DataTable(csv: Self.csv)
    #expect(message { _ = try table.numbers("modl") } == "unknown column 'modl'")
    #expect(message { _ = try table.numbers("model") } == "the column 'model' holds texts")
    #expect(
      message { try table.set("short", to: [1.0]) } == "the column 'short' has 1 rows, and the table has 4")
    #expect(message { try table.set("", to: [1, 2, 3, 4]) } == "a column without a name")
    #expect(message { _ = try DataTable(contentsOf: "no/such/file.csv") }.contains("no/such/file.csv"))
    do {
      _ = try DataTable(csv: "a,b\n1,2\n3\n")
      Issue.record("a short record was read")
    } catch let error as ReasonopsError {
      #expect(error.line == 3)
      #expect(error.description.contains("text:3"))
    }
  }

  @Test func aChartIsDrawnInEachFormat() throws {
    try ScratchFolder.with { folder in
      let data = try folder.write(Self.csv, to: "data.csv")
      var chart = TableChart(of: try DataTable(contentsOf: data), mark: "bar", x: "model", y: "mean(accuracy)")
      chart["title"] = ["Accuracy"]
      let drawn = try chart.drawn()
      #expect(drawn.alternativeText.contains("0.9"))
      #expect(drawn.size.width > 72)
      #expect(try drawn.png(dotsPerInch: 72).prefix(4) == [0x89] + Array("PNG".utf8))
      #expect(try drawn.pdf().starts(with: Array("%PDF-".utf8)))
      #expect(String(decoding: try drawn.svg(), as: UTF8.self).contains(">Accuracy<"))
      try chart.save(to: folder("chart.pdf"))
      #expect(try folder.bytes("chart.pdf") == drawn.pdf())
    }
  }

  @Test func noFileOfSomebodyIsReplaced() throws {
    try ScratchFolder.with { folder in
      let table = try DataTable(contentsOf: try folder.write(Self.csv, to: "data.png"))
      let chart = TableChart(of: table, mark: "bar", x: "model", y: "mean(accuracy)")
      #expect(message { try chart.save(to: folder("data.png")) }.contains("it is a file that this command reads"))
      try folder.write("mine", to: "mine.svg")
      #expect(message { try chart.save(to: folder("mine.svg")) }.contains("would be lost"))
      #expect(message { try chart.save(to: folder("chart.csv")) } == "unknown image format 'csv'")
      #expect(try folder.text("data.png") == Self.csv)
      #expect(try folder.text("mine.svg") == "mine")
    }
  }

  @Test func mistakesOfChartsAreErrors() throws {
    let table = try DataTable(csv: Self.csv)
    func drawing(_ mark: String, _ x: String, _ y: String?, _ options: [String: [String]] = [:]) -> String {
      message {
        var chart = TableChart(of: table, mark: mark, x: x, y: y)
        for (name, values) in options { chart[name] = values }
        _ = try chart.drawn()
      }
    }
    #expect(drawing("bra", "model", "mean(accuracy)") == "unknown mark 'bra'")
    #expect(drawing("bar", "model", nil) == "the chart has no 'y'")
    #expect(drawing("bar", "modell", "mean(accuracy)") == "unknown column 'modell'")
    #expect(drawing("bar", "model", "mean(accuracy)", ["colr": ["seed"]]) == "unknown option of a chart 'colr'")
    #expect(drawing("bar", "model", "mean(accuracy", [:]) != "no error")
    #expect(drawing("point", "seed", "accuracy", ["width": ["wide"]]) != "no error")
  }

  @Test func anOptionIsTakenBackByNothing() throws {
    var chart = TableChart(of: try DataTable(csv: Self.csv), mark: "bar", x: "model", y: "n()")
    chart["title"] = ["A"]
    #expect(chart["title"] == ["A"])
    chart["title"] = []
    #expect(chart["title"].isEmpty)
  }
}
