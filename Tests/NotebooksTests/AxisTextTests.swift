import Documents
import Graphics
import GraphicsTestSupport
import Notebooks
import Tables
import Testing

/// How axes, cells and colours show numbers, for tables with which charts of other programs went wrong.
@Suite struct AxisTextTests {
  private static let head = "---\ntitle: Sample\n---\n\n"

  private func drawing(_ lines: String, _ table: Table) throws -> Drawing {
    try render(
      "```chart\nlabel: c\n\(lines)\ncaption: C.\n```\n", head: Self.head, sources: ["results": table]
    ).figures[0].drawing
  }

  private func texts(_ lines: String, _ table: Table) throws -> [String] {
    try drawing(lines, table).texts.map(\.text)
  }

  @Test(arguments: [
    ("year", [2018.0, 2019, 2020]), ("epoch", [1, 2, 3]), ("count", [0, 1, 2]), ("step", [-1, 0, 1]),
  ])
  func whole(_ name: String, values: [Double]) throws {
    let table = Table([Column(name, numbers: values), Column("acc", numbers: [0.5, 0.6, 0.7])])
    let texts = try texts("mark: line\nx: \(name)\ny: acc", table)
    #expect(!texts.contains { $0.hasSuffix(".5") && (Double($0) ?? 0) >= 1 }, "\(texts)")
    for value in values {
      let text = "\(Int(exactly: value) ?? 0)".replacing("-", with: "−")
      #expect(texts.contains(text), "\(text) is not among \(texts)")
    }
  }

  private static let losses = Table([
    Column("model", texts: ["a", "a", "b", "b"]), Column("task", texts: ["x", "y", "x", "y"]),
    Column("loss", numbers: [0.5, 35_000, 2.5e-7, 20]),
  ])

  @Test(arguments: ["mark: heatmap\nx: task\ny: model\nfill: loss", "mark: bar\nx: task\ny: loss\ncolor: model"])
  func onlyZeroIsWrittenAsZero(_ lines: String) throws {
    let texts = try texts(lines + "\nannotations: always", Self.losses)
    let zeros = texts.filter { !$0.isEmpty && $0.utf8.allSatisfy { "0.".utf8.contains($0) } }
    // The zero of the axis, or of the colour bar.
    #expect(zeros.count <= 1, "\(texts)")
    #expect(texts.contains { $0.contains("10⁻⁷") || $0.contains("<") }, "\(texts)")
  }

  /// If there are too many numbers for colours of their own, the legend is a continuous colour bar.
  @Test func manyNumbersAsColoursAreABar() throws {
    let values = (0..<60).map { 80 + Double($0 * 37 % 60) * 0.137 }
    let table = Table([
      Column("lr", numbers: (0..<60).map { Double($0 * 7 % 60) / 60 }),
      Column("dropout", numbers: (0..<60).map { Double($0 * 11 % 60) / 60 }), Column("value", numbers: values),
    ])
    let lines = "mark: scatter\nx: lr\ny: dropout\ncolor: value\nscheme: viridis"
    let texts = try texts(lines, table)
    #expect(texts.count < 40 && texts.contains("Value"), "\(texts)")
    let drawn = DrawingDump.text(of: try drawing(lines, table))
    let colors = Set(drawn.matches(of: /fill (#[0-9a-f]{6})/).map { $0.1 })
    #expect(colors.count > 30, "\(colors.count) colours for sixty values")
  }

  private static let times = Table([
    Column("model", texts: ["a", "b", "c"]), Column("ms", numbers: [12, 150, 9_000]),
  ])

  /// A bar starts one decade below the least value, so that the bar of the least value has a length too.
  @Test func barsOnALogarithmicAxisHaveLengths() throws {
    let texts = try drawing("mark: bar\nx: model\ny: {value: ms, scale: log}", Self.times).texts
    let (ten, hundred) = (texts.first { $0.text == "10" }, texts.first { $0.text == "100" })
    let foot = try #require(texts.first { $0.text == "a" }).origin.y
    let decade = try #require(ten).origin.y - #require(hundred).origin.y
    #expect(foot - (ten?.origin.y ?? 0) > decade * 0.8, "\(texts)")
  }

  @Test func coloursFollowTheLogarithm() throws {
    func colors(_ scale: String) throws -> [String] {
      let lines = "mark: heatmap\nx: model\ny: {value: model, title: same}\nfill: {value: ms, scale: \(scale)}"
      let dump = DrawingDump.text(of: try drawing(lines, Self.times))
      return dump.matches(of: /tile (#[0-9a-f]{6})/).map { String($0.1) }
    }
    let (linear, logarithmic) = (try colors("linear"), try colors("log"))
    #expect(linear.count == logarithmic.count && linear != logarithmic)
    #expect(Set(logarithmic).count >= 3, "\(logarithmic)")
  }
}
