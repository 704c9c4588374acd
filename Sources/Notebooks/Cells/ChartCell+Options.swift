import Analysis
import Basics
import Charts
import Graphics

extension ChartCell {
  /// The options of a chart, in addition to those that every cell has.
  static let all: [CellOption<ChartCell>] = [
    CellOption(
      OptionSummary(
        name: "mark",
        help: "The mark: heatmap, bar or another one from 'reasonops list marks'; several as '[box, strip]'.",
        isRequired: true, isList: true, isListOfNames: true), .oneOrMore(.names(Chart.kinds))
    ) { $1.marks = $0.list("mark").map(\.text) },
    .channel(.x), .channel(.y), .channel(.fill), .channel(.color), .channel(.text), .channel(.facet),
    .channel(.facetRow),
    .channel(.shape), .channel(.dash), .channel(.size), .channel(.opacity),
    .choice("scales", of: PanelScales.allCases, "Whether panels have axes of their own: free, free_x or free_y.") {
      cell, scales in cell.settings.append { $0.scales = scales }
    },
    .list("axes", "The columns that parallel or scatter_matrix compare.") { $0.axes = $1 },
    .list("group", "A column that separates groups, although nothing shows it.") { $0.groups = $1 },
    .list("points", "A column whose values are drawn as points behind bars.") { $0.points = $1 },
    .choice("error_bar", of: IntervalMethod.all, "The method of the intervals, such as bootstrap.") {
      $0.errorBar = $1
    },
    .text("over", "The column of whose values the intervals are, such as seed; by default they are of the cells.") {
      $0.over = $1
    },
    CellOption(OptionSummary(name: "flag", help: "An expression. The groups for which it is true are marked."), .text) {
      $1.flag = $0.text("flag").flatMap($0.expression)
    },
    .setting("flag_title", "The title of the flag in the legend.") { $0.flagTitle = $1 }.about("flag"),
    CellOption(
      OptionSummary(
        name: "rule", help: "The value of a reference line: 0.5, 0.5=chance or 'x 1000'.", isList: true,
        mayBeNegative: true),
      ReferenceFields.rules
    ) { $1.references.rules = $0.referenceLines("rule") },
    CellOption(
      OptionSummary(
        name: "span", help: "The ends of a shaded part: 0.2,0.4 or 0.2,0.4=usual.", isList: true, mayBeNegative: true),
      ReferenceFields.spans
    ) { $1.references.spans = $0.referenceSpans("span") },
    CellOption(
      OptionSummary(
        name: "arrow", help: "Words with an arrow to a place: '3,0.9=best'.", isList: true, mayBeNegative: true),
      ReferenceFields.arrows
    ) { $1.references.arrows = $0.arrowNotes("arrow") },
    .setting("font_size", in: 5...24, "The size of labels in points.") { $0.fontSize = $1 },
    .choice("fit", of: Fit.allCases, "What a regression draws, with its 95% band: linear or loess.") { cell, fit in
      cell.settings.append { $0.fit = fit }
    },
    .choice("stack", of: Stacking.allCases, "Series on top of one another: true, or fill for shares.") {
      cell, stacking in cell.settings.append { $0.stacking = stacking }
    },
    .flag("means", "Adds a row and a column of means to a heatmap: true or false.") { cell, isShown in
      cell.settings.append { $0.showsMarginalMeans = isShown }
    },
    .flag("diagonal", "A line where x and y are equal, in a scatter plot: true or false.") { cell, isShown in
      cell.settings.append { $0.showsDiagonal = isShown }
    },
    .choice("annotations", of: ChartSpecification.Visibility.allCases, "Whether values are written in cells.") {
      cell, visibility in cell.settings.append { $0.annotations = visibility }
    },
    CellOption(
      OptionSummary(name: "order", help: "The values along x in their order.", isList: true),
      .either(.oneOrMore(.text), .mapping(of: .oneOrMore(.text)))
    ) {
      $1.readOrder($0)
    },
    .text("alt", "A sentence for those who cannot see the chart.") {
      $0.alternativeText = $1.text == "generated" ? nil : $1
    }.forNotebooks,
    .setting("title", "A title above the chart.") { $0.title = $1 },
    .choice(
      "venue", of: Venue.all, "Make the chart as wide as a column of this venue, or all columns if one is too narrow."
    ) {
      $0.venue = $1
    },
    .inches("width", in: 1...20) { $0.width = $1 },
    .inches("height", in: 0.5...20) { $0.height = $1 },
    CellOption(
      OptionSummary(name: "scheme", help: "A colour scheme from 'reasonops list schemes'."), .names(of: ColorScheme.all)
    ) { reader, cell in
      if let scheme = reader.text("scheme")?.text { cell.settings.append { $0.scheme = scheme } }
    },
    .setting("center", in: .anyNumber, "The value in the middle of a diverging scheme.") { $0.center = $1 },
    .text("low", "A column with the lower ends of intervals.") { $0.low = $1 },
    .text("high", "A column with the upper ends of intervals.") { $0.high = $1 },
    .text("interval", "What the intervals are, for the legend.") { $0.intervalTitle = $1.text }.about("low"),
    .column("baseline", "A column of values drawn as a line across each bar.") { $0.baseline = $1 },
    .setting("baseline_title", "What the baseline is, for the legend.") { $0.baselineTitle = $1 }.about("baseline"),
    .column("cliques", "A column of letters that join ranks.") { $0.cliques = $1 },
    .setting("critical_difference", in: 0...1000, "The difference of ranks that counts.") {
      $0.criticalDifference = $1
    },
    .setting(
      "bin_width", in: Double.leastNormalMagnitude...Double.greatestFiniteMagnitude,
      "The width of the bins of a histogram; for dates, in days."
    ) {
      $0.binWidth = $1
    },
    .setting("missing_title", "The name of missing cells.") { $0.missingTitle = $1 },
  ]

  /// Reads `order: [a, b]`, which is about the column of x, or `order: {column: [a, b]}` for any column.
  private mutating func readOrder(_ reader: OptionReader) {
    guard !reader.isMapping("order") else {
      let columns = reader.mapping("order")
      for column in columns.keys {
        order[column.text] = columns.list(column.text).map(\.text)
        named.append(column)
      }
      return
    }
    let values = reader.list("order").map(\.text)
    if case .column(let column)? = channel(.x)?.content, !values.isEmpty { order[column.text] = values }
  }
}

extension CellOption<ChartCell> {
  /// Makes an option whose text goes into the specification unchanged.
  fileprivate static func setting(
    _ name: String, _ help: String, _ assign: @escaping @Sendable (inout ChartSpecification, String) -> Void
  ) -> CellOption {
    .text(name, help) { cell, text in cell.settings.append { assign(&$0, text.text) } }
  }

  /// Makes an option for the name of a column, which goes into the specification.
  fileprivate static func column(
    _ name: String, _ help: String, _ assign: @escaping @Sendable (inout ChartSpecification, String) -> Void
  ) -> CellOption {
    .text(name, help) { cell, column in
      cell.named.append(column)
      cell.settings.append { assign(&$0, column.text) }
    }
  }

  /// Makes an option whose number goes into the specification unchanged.
  fileprivate static func setting(
    _ name: String, in range: ClosedRange<Double>, _ help: String,
    _ assign: @escaping @Sendable (inout ChartSpecification, Double) -> Void
  ) -> CellOption {
    .number(name, in: range, help) { cell, number in cell.settings.append { assign(&$0, number) } }
  }

  /// Makes an option for a length in inches, which the specification has in points.
  fileprivate static func inches(
    _ name: String, in range: ClosedRange<Double>,
    _ assign: @escaping @Sendable (inout ChartSpecification, Double) -> Void
  ) -> CellOption {
    .setting(name, in: range, "In inches.") { assign(&$0, $1 * 72) }
  }
}
