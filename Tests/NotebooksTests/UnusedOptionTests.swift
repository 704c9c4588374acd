import Tables
import Testing

/// An option without an effect is a mistake that names it.
@Suite struct UnusedOptionTests {
  private static let table = Table([
    Column("m", texts: ["a", "a", "b", "b"]), Column("k", texts: ["u", "v", "u", "v"]),
    Column("v", numbers: [1, 2, 3, 5]), Column("w", numbers: [2, 1, 4, 3]),
  ])

  private func found(_ cell: String) -> [String] {
    mistakes("---\ntitle: T\n---\n\n" + cell, sources: ["results": Self.table])
  }

  private static let bars = "mark: bar\nx: m\ny: mean(v)\n"
  private static let points = "mark: scatter\nx: v\ny: w\n"

  @Test(arguments: [
    (points + "error_bar: sd", "error_bar"), ("mark: box\nx: m\ny: v\nerror_bar: sd", "error_bar"),
    ("mark: strip\nx: m\ny: v\nerror_bar: sd", "error_bar"),
    ("mark: regression\nx: v\ny: w\nerror_bar: t", "error_bar"),
    ("mark: scatter\nx: {value: v, sort: descending}\ny: w", "sort"),
    ("mark: scatter\nx: v\ny: {value: w, order: [1, 2]}", "order"),
    ("mark: bar\nx: m\ny: {value: mean(v), sort: descending}", "sort"), (points + "order: [1, 2]", "order"),
    ("mark: bar\nx: {value: m, format: digits(1)}\ny: mean(v)", "format"),
    (bars + "means: true", "means"), (points + "means: true", "means"),
    ("mark: line\nx: v\ny: w\nannotations: always", "annotations"),
    ("mark: box\nx: m\ny: v\nannotations: never", "annotations"), (bars + "center: 0", "center"),
    (points + "center: 0", "center"), (bars + "interval: range", "interval"),
    (bars + "baseline_title: chance", "baseline_title"), (bars + "missing_title: none", "missing_title"),
    ("mark: heatmap\nx: m\ny: k\nfill: mean(v)\nflag_title: easy", "flag_title"),
    ("mark: heatmap\nx: m\ny: k\nfill: mean(v)\nscheme: viridis\ncenter: 0", "center"),
    ("mark: heatmap\nx: m\ny: k\nfill: mean(v)\ntext: n()\nmeans: true", "means"),
    (bars + "scheme: viridis", "viridis"),
    ("mark: parallel\naxes: [v, w]\nfacet: k", "facet"), ("mark: scatter_matrix\naxes: [v, w]\nfacet: k", "facet"),
    ("mark: scatter_matrix\naxes: [v, w]\nfacet_row: k", "facet_row"),
    ("mark: parallel\naxes: [v, w]\nscales: free", "scales"), (points + "common_cells: true", "common_cells"),
    (points + "duplicates: last", "duplicates"), (bars + "diagonal: true", "diagonal"),
    ("mark: line\nx: v\ny: w\ndiagonal: true", "diagonal"),
  ])
  func optionOfAChart(_ lines: String, named: String) {
    let found = found("```chart\nlabel: c\n\(lines)\n```\n")
    #expect(found.count == 1 && found[0].contains("'\(named)"), "\(lines): \(found)")
  }

  @Test(arguments: [
    ("columns: [m, v]\nerror_bar: t", "error_bar"),
    ("columns: [m, v]\ncommon_cells: true", "common_cells"),
    ("by: m\ncolumns: [mean(v)]\nnote_marks: symbols", "note_marks"),
    ("by: m\ncolumns:\n  - {value: mean(v), total: sum}", "total"),
  ])
  func optionOfATable(_ lines: String, named: String) {
    let found = found("```table\nlabel: t\n\(lines)\n```\n")
    #expect(found.count == 1 && found[0].contains("'\(named)'"), "\(lines): \(found)")
  }

  /// A column of the rows is not one of the groups, and the message does not say that it is unknown.
  @Test func aColumnOfRowsIsNotOneOfGroups() {
    #expect(
      found("```chart\nlabel: c\n\(Self.bars)baseline: w\n```\n")
        == ["10:11: 'w' has one value for each row, and the chart one for each group"])
    #expect(found("```chart\nlabel: c\n\(Self.bars)baseline: x\n```\n") == ["10:11: unknown column 'x'"])
  }

  /// Of two columns of numbers, y is the value, and what bars cannot show along x is a mistake.
  @Test func barsStayUpright() throws {
    for scale in ["log", "linear"] {
      let found = found("```chart\nlabel: c\nmark: bar\nx: {value: v, scale: \(scale)}\ny: w\n```\n")
      #expect(found.count == 1 && found[0].contains("'x' shows categories here, and 'scale: \(scale)'"), "\(found)")
    }
    #expect(found("```chart\nlabel: c\nmark: bar\nx: {value: v, scale: log}\ny: {value: w, scale: band}\n```\n") == [])
  }
}
