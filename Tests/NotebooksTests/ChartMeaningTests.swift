import Graphics
import GraphicsTestSupport
import Notebooks
import Tables
import Testing

/// Charts draw what was asked for, and their titles and captions say what was done.
@Suite struct ChartMeaningTests {
  private static func table(_ csv: String) throws -> Table {
    try CSVReader().read(bytes: Array(csv.utf8), file: "r.csv")
  }

  private static func report(_ lines: String, _ csv: String, head: String = "title: T") throws -> Report {
    try render(
      "```chart\nlabel: c\n\(lines)\ncaption: C.\n```\n", head: "---\n\(head)\n---\n\n",
      sources: ["results": table(csv)])
  }

  private static func caption(_ lines: String, _ csv: String, head: String = "title: T") throws -> String {
    try markdown(
      "```chart\nlabel: c\n\(lines)\ncaption: C.\n```\n", head: "---\n\(head)\n---\n\n",
      sources: ["results": table(csv)])
  }

  private static func texts(_ lines: String, _ csv: String, head: String = "title: T") throws -> [String] {
    try report(lines, csv, head: head).figures[0].drawing.texts.map(\.text)
  }

  // MARK: Groups

  private static let curves = "m,seed,e,l\na,0,0,1\na,0,1,2\na,1,0,5\na,1,1,6\n"

  /// `group` separates lines and areas of one look: two lines, of which none is a zigzag.
  @Test(arguments: ["line", "step", "area"], ["", "\ncolor: m"]) func groupsSeparateLines(
    _ mark: String, _ color: String
  ) throws {
    let figure = try Self.report("mark: \(mark)\nx: e\ny: l\ngroup: seed\(color)", Self.curves).figures[0]
    let lines = figure.drawing.strokes.filter { $0.stroke.width == 1.2 }.map(\.path.elements.count)
    // The legend has lines too.
    #expect(
      lines.suffix(2) == (mark == "step" ? [3, 3] : [2, 2]) && lines.count == (color.isEmpty || mark == "area" ? 2 : 3))
    #expect(!figure.alternativeText.contains("not drawn"))
  }

  // MARK: Intervals

  private static let cells = "identity: {cell: [m, t], replicate: [s]}"

  @Test func intervalsAreOverWhatTheCaptionSays() throws {
    let bars = "mark: bar\nx: m\ny: mean(y)\nerror_bar: t"
    // One value of s: no interval over it, although there are two cells.
    let none = try Self.caption(bars + "\nover: s", "m,s,t,y\na,1,p,1\na,1,q,2\nb,1,p,3\nb,1,q,5\n", head: Self.cells)
    #expect(none.contains("Error bars need two values of s, and there are none."), "\(none)")
    #expect(!none.contains("Student"))
    // Only a has two values of s.
    let one = try Self.caption(
      bars + "\nover: s", "m,s,t,y\na,1,p,1\na,2,p,2\na,1,q,2\na,2,q,4\nb,1,p,3\nb,1,q,5\n", head: Self.cells)
    #expect(one.contains("over the values of s; each of 4 trials in 2 cells."), "\(one)")
    #expect(one.contains("Error bars need two values of s: b has none."), "\(one)")
    // One cell and two seeds: over trials.
    let trials = try Self.caption(
      bars, "m,s,y\na,1,1\na,2,2\nb,1,3\nb,2,5\n", head: "identity: {cell: [m], replicate: [s]}")
    #expect(trials.contains("Student's t interval over trials; each of 2 trials in 1 cell."), "\(trials)")
    let cells = try Self.caption(bars, "m,s,t,y\na,1,p,1\na,1,q,2\nb,1,p,3\nb,1,q,5\n", head: Self.cells)
    #expect(cells.contains("Student's t interval over cells; each of 2 cells."), "\(cells)")
    let mixed = try Self.caption(
      bars, "m,s,t,y\na,1,p,1\na,1,q,2\nb,1,p,3\nb,2,p,5\n", head: Self.cells)
    #expect(mixed.contains("over cells, in groups of one cell over trials"), "\(mixed)")
  }

  @Test(arguments: ["t", "bootstrap", "sd", "quartiles"]) func intervalsThatCannotBeMadeAreTold(_ method: String) throws
  {
    let head = "identity: {cell: [m], replicate: [s]}"
    let bars = "mark: bar\nx: m\ny: mean(y)\nerror_bar: \(method)"
    let all = try Self.caption(bars, "m,s,y\na,1,1\nb,1,3\n", head: head)
    #expect(all.contains("Error bars need two values, and there are none."), "\(all)")
    let some = try Self.caption(bars, "m,s,y\na,1,1\na,2,2\nb,1,3\nc,1,4\n", head: head)
    #expect(some.contains("Error bars need two values: b and c have none."), "\(some)")
  }

  @Test func aValueWithoutItsIntervalIsTold() throws {
    let report = try render(
      "{{ mean(y where m = a) | interval }} {{ mean(y where m = b) | interval }}\n", head: "---\ntitle: T\n---\n\n",
      sources: ["results": Self.table("m,y\na,1\nb,3\nb,4\n")])
    #expect(report.warnings.map(\.text) == ["'mean(y where m = a) | interval' has too few values for an interval"])
  }

  /// A median asks for no interval, so that the method of the intervals need not suit it.
  @Test func onlyIntervalsThatAreShownMustSuit() throws {
    let csv = "m,y\na,1\na,2\nb,3\nb,5\n"
    func table(_ columns: String) throws -> String {
      try markdown(
        "```table\nlabel: t\nby: m\ncolumns: [\(columns)]\nerror_bar: t\ncaption: T.\n```\n",
        head: "---\ntitle: T\n---\n\n",
        sources: ["results": Self.table(csv)])
    }
    #expect(try table("mean(y) | interval, median(y)").contains("Student's t interval"))
    #expect(throws: (any Error).self) { try table("mean(y), median(y) | interval") }
  }

  // MARK: Titles

  private static let masses = "m,kind,mass\na,u,1\na,v,2\nb,u,3\nb,u,3\n"

  @Test(arguments: [
    ("sum(mass)", "Sum of mass"), ("quantile(mass, 0.9)", "0.9 quantile of mass"), ("mean(mass)", "Mean mass"),
    ("median(mass)", "Median mass"), ("iqm(mass)", "Interquartile mean mass of trials"), ("n()", "Number of trials"),
    ("sd(mass)", "Standard deviation of mass over cells"), ("distinct(kind)", "Number of distinct values of kind"),
  ])
  func valuesAreCalledByTheirColumn(_ value: String, title: String) throws {
    let report = try Self.report("mark: bar\nx: m\ny: \(value)", Self.masses)
    #expect(report.figures[0].alternativeText.hasPrefix("Bar chart of \(title) by M"))
    #expect(report.figures[0].drawing.texts.contains { $0.text == title })
  }

  @Test func sumsAreNoMixturesOfMeans() throws {
    let mixture = "compare mixtures"
    #expect(try !Self.caption("mark: bar\nx: m\ny: sum(mass)", Self.masses).contains(mixture))
    #expect(try Self.caption("mark: bar\nx: m\ny: mean(mass)", Self.masses).contains("so their means \(mixture)"))
    #expect(try Self.caption("mark: bar\nx: m\ny: median(mass)", Self.masses).contains("so their values \(mixture)"))
  }

  @Test func sharesAreCalledShares() throws {
    let figure = try Self.report("mark: bar\nx: m\ny: n()\ncolor: kind\nstack: fill", Self.masses).figures[0]
    #expect(figure.alternativeText.hasPrefix("Bar chart of Share of number of trials by M"))
    let given = "mark: bar\nx: m\ny: {value: n(), title: Trials}\ncolor: kind\nstack: fill"
    #expect(try Self.texts(given, Self.masses).contains("Trials"))
  }

  @Test func textsOfCellsAreExplained() throws {
    let cells = "mark: heatmap\nx: m\ny: kind\nfill: mean(mass)"
    #expect(
      try Self.caption(cells + "\ntext: n()", Self.masses).contains("The text in the cells shows Number of trials."))
    #expect(try !Self.caption(cells, Self.masses).contains("The text in the cells"))
  }

  // MARK: Diagonals

  private static let pairs = "k,v,w\na,1,2\na,4,3\nb,2,4\nb,3,1\n"

  @Test func aDiagonalIsOfOneQuantityOrAskedFor() throws {
    let told = "On the diagonal, x and y are equal."
    #expect(try !Self.caption("mark: scatter\nx: v\ny: w", Self.pairs).contains(told))
    #expect(try Self.caption("mark: scatter\nx: v\ny: w\ndiagonal: true", Self.pairs).contains(told))
    let one = "mark: scatter\nx: {value: \"min(v)\", domain: [0, 4]}\ny: {value: \"max(v)\", domain: [0, 4]}\ngroup: k"
    #expect(try Self.caption(one, Self.pairs).contains(told))
  }

  // MARK: Dates

  @Test func timesSayTheirDayAndZone() throws {
    let line = "mark: line\nx: t\ny: v"
    let day = "t,v\n2024-03-10T06:30:00,1\n2024-03-10T07:30:00,2\n2024-03-10T09:30:00,3\n"
    #expect(try Self.texts(line, day).contains("T (2024-03-10)"))
    let zoned = "t,v\n2024-03-10T01:30:00-05:00,1\n2024-03-10T02:30:00-05:00,2\n2024-03-10T04:30:00-05:00,3\n"
    #expect(try Self.texts(line, zoned).contains("T (2024-03-10 UTC)"))
    let turn = "t,v\n2024-01-01,1\n"
    #expect(try Self.texts(line, turn).contains { $0.hasPrefix("2023-12-31") })
    let days = "t,v\n2024-01-30T00:00:00,1\n2024-01-31T20:00:00,1\n"
    #expect(try Self.texts(line, days).contains("T (2024)"))
  }

  @Test(arguments: [
    ("", "days wide, by the rule"), ("\nbin_width: 7", "Bins are 7 days wide."),
    ("\nbin_width: 0.001", "since those asked for would be too many."),
  ])
  func binsOfDatesAreDays(_ option: String, told: String) throws {
    let dates = (1...28).map { "2024-02-\($0 < 10 ? "0" : "")\($0)" } + ["2024-05-01", "2024-06-11"]
    let text = try Self.caption("mark: histogram\nx: t\(option)", "t\n" + dates.joined(separator: "\n") + "\n")
    #expect(text.contains(told), "\(text)")
  }
}
