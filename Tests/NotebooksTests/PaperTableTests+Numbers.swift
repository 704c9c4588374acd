import Documents
import Notebooks
import Tables
import Testing

extension PaperTableTests {
  /// The number of trials is that of each value, in totals too. A total of the values shown has no trials of its own.
  @Test func eachValueHasItsNumberOfTrials() throws {
    let cell = "label: t\nby: oven\ncolumns: [mean(rise_mm) | digits(1) | n, n(), sd(rise_mm) | digits(1) | n]\n"
    let rows = try rows(cell + "total: [all, mean]\nsort: -mean(rise_mm)")
    #expect(rows[3].hasPrefix("| stone | 81.3 (n = 9) | 9 |") && rows[3].hasSuffix("(n = 9) |"), "\(rows)")
    #expect(rows[5].hasPrefix("| **All** | 79.7 (n = 24) | 24 |"), "\(rows)")
    #expect(rows[6].hasPrefix("| **Mean** |") && !rows[6].contains("n ="), "\(rows)")
    #expect(
      errors("label: t\ncolumns: [flour, rise_mm | n]")
        == ["9:18: 'rise_mm' is a column, which has no number of trials"])
    #expect(
      errors("label: t\ncolumns: [flour, rise_mm | interval]") == ["9:18: 'rise_mm' is a column without an interval"])
  }

  /// Numbers of like sizes in one column have equally many digits after the point.
  @Test func numbersOfAColumnShareTheirDigits() throws {
    func column(_ values: [Double]) throws -> [String] {
      let table = Table([Column("m", texts: values.indices.map { "m\($0)" }), Column("y", numbers: values)])
      let report = try render(
        "```table\nlabel: t\ncolumns: [m, y]\n```\n", head: "---\ntitle: T\n---\n\n", sources: ["results": table])
      return try #require(report.tables.first).rows.map { Inline.plainText(of: $0[1]) }
    }
    #expect(try column([0.0999999, 0.5, 0.99996, 0.1]) == ["0.100", "0.500", "1.000", "0.100"].map { $0 })
    #expect(try column([1.5, 4]) == ["1.50", "4.00"])
    #expect(try column([3, 4]) == ["3", "4"])
    #expect(try column([0.00123, 123.4]) == ["0.00123", "123"])
  }
}
