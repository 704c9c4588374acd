import Documents
import Graphics
import Notebooks
import Tables
import Testing

/// Automatic titles keep names and units as they are.
@Suite struct ColumnTitleTests {
  private static let table = Table([
    Column("model", texts: ["A", "A", "B", "B"]), Column("seed", numbers: [1, 2, 1, 2]),
    Column("BLEU", numbers: [20, 21, 22, 25]), Column("F1", numbers: [0.5, 0.6, 0.7, 0.9]),
    Column("GPU_hours", numbers: [3, 4, 5, 6]), Column("pH", numbers: [7.1, 7.2, 6, 5]),
    Column("mAP_50", numbers: [1, 2, 3, 4]), Column("minutes", numbers: [1, 2, 3, 4]),
    Column("top_1", numbers: [1, 2, 3, 4]), Column("Genauigkeit", numbers: [1, 2, 3, 4]),
    Column("Brier", numbers: [1, 2, 3, 4]), Column("Datensatz", texts: ["u", "v", "u", "v"]),
  ])

  private static func report(_ body: String, titles: String = "", lang: String = "en") throws -> Report {
    let named = titles.isEmpty ? "" : "titles: {\(titles)}\n"
    let head = "---\ntitle: T\nlang: \(lang)\nidentity: {cell: [model], replicate: [seed]}\n\(named)---\n\n"
    return try render(body, head: head, sources: ["results": table])
  }

  private static let cases: [(column: String, titles: String, shown: String)] = [
    ("BLEU", "", "Mean BLEU"), ("F1", "", "Mean F1"), ("GPU_hours", "", "Mean GPU hours"), ("pH", "", "Mean pH"),
    ("mAP_50", "", "Mean mAP 50"), ("minutes", "", "Mean minutes"), ("top_1", "", "Mean top 1"),
    ("minutes", "minutes: Time in min", "Mean time in min"),
    ("GPU_hours", "GPU_hours: Time on NVIDIA A100 GPUs in kWh", "Mean time on NVIDIA A100 GPUs in kWh"),
    ("pH", "pH: pH", "Mean pH"), ("top_1", "top_1: Top-1 accuracy", "Mean top-1 accuracy"),
    ("Brier", "Brier: Brier Score", "Mean Brier Score"), ("Brier", "", "Mean Brier"),
    ("Brier", "Brier: Brier score", "Mean Brier score"), ("minutes", "minutes: Adam steps", "Mean Adam steps"),
    ("minutes", "minutes: Gini", "Mean Gini"), ("minutes", "minutes: Pearson's r", "Mean Pearson's r"),
    ("minutes", "minutes: Accuracy", "Mean accuracy"),
    ("F1", "F1: R² of DNA", "Mean R² of DNA"),
  ]

  @Test(arguments: cases.indices) func chartsAndTablesSayTheSame(_ index: Int) throws {
    let (column, titles, shown) = Self.cases[index]
    let chart = try Self.report(
      "```chart\nlabel: c\nmark: bar\nx: model\ny: mean(\(column))\ncaption: C.\n```\n", titles: titles)
    let texts = chart.figures[0].drawing.texts.map(\.text)
    #expect(texts.contains(shown), "\(texts)")
    let table = try Self.report(
      "```table\nlabel: t\nby: model\ncolumns: [mean(\(column))]\ncaption: C.\n```\n", titles: titles)
    let heads = try #require(table.tables.first).header.map { Inline.plainText(of: $0) }
    #expect(heads == ["Model", shown])
  }

  @Test func columnsThemselvesKeepTheirNames() throws {
    let report = try Self.report("```table\nlabel: t\ncolumns: [pH, mAP_50, GPU_hours, minutes]\ncaption: C.\n```\n")
    let heads = try #require(report.tables.first).header.map { Inline.plainText(of: $0) }
    #expect(heads == ["pH", "mAP 50", "GPU hours", "Minutes"])
  }

  @Test func statisticsWithLongNamesTellTheirColumns() throws {
    let report = try Self.report(
      "```table\nlabel: t\nby: model\ncolumns: [sd(minutes), \"quantile(minutes, 0.25)\", sd(pH), n()]\ncaption: C.\n```\n",
      titles: "minutes: Time in min")
    let heads = try #require(report.tables.first).header.map { Inline.plainText(of: $0) }
    #expect(heads == ["Model", "Time in min, sd", "Time in min, quantile 0.25", "pH, sd", "N"])
  }

  /// A title that the author gives to the computed value takes precedence.
  @Test func titlesOfValuesAreKept() throws {
    let report = try Self.report(
      "```table\nlabel: t\nby: model\ncolumns: [mean(minutes)]\ncaption: C.\n```\n", titles: "minutes_mean: Average")
    #expect(Inline.plainText(of: try #require(report.tables.first).header[1]) == "Average")
  }

  @Test func germanNounsKeepTheirCapitals() throws {
    let body =
      "```chart\nlabel: c\nmark: bar\nx: model\ny: mean(Genauigkeit)\nerror_bar: t\nover: Datensatz\ncaption: C.\n```\n"
    for (language, noun) in [("de", "Datensatz"), ("en", "Datensatz")] {
      let figure = try #require(try Self.report(body, lang: language).figures.first)
      let caption = Inline.plainText(of: figure.caption)
      #expect(caption.contains("over the values of \(noun)"), "\(caption)")
      #expect(figure.drawing.texts.contains { $0.text.contains("Mean Genauigkeit") })
    }
  }

  @Test func theBestOfAColumnIsNamedAsItsHeadIs() throws {
    let report = try Self.report(
      "```table\nlabel: t\nby: model\ncolumns: [{value: mean(BLEU), best: highest}, {value: mean(minutes), best: lowest}]\ncaption: C.\n```\n"
    )
    let caption = Inline.plainText(of: try #require(report.tables.first).caption)
    #expect(caption.contains("the highest mean BLEU and the lowest mean minutes"), "\(caption)")
  }
}
