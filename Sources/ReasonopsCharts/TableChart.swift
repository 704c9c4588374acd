import Basics
import CairoGraphics
import Documents
import Notebooks
import ReasonopsTables
import Reports

/// One chart of a table, as `reasonops plot` draws it.
///
/// ```swift
/// let table = try DataTable(contentsOf: "results.csv")
/// var chart = TableChart(of: table, mark: "bar", x: "model", y: "mean(accuracy)")
/// chart["error_bar"] = ["t"]
/// chart["over"] = ["seed"]
/// try chart.save(to: "accuracy.pdf")
/// ```
public struct TableChart: Sendable {
  private let table: DataTable
  private var options: [(name: String, values: [String])] = []

  /// - Parameters:
  ///   - mark: as `reasonops list marks` prints them, such as `bar`, `line`, `point`, `box` and `heatmap`.
  ///   - x: a column, or a value that is computed from columns, such as `mean(accuracy)`.
  ///   - y: the same. Some marks compute it themselves, such as `histogram`.
  public init(of table: DataTable, mark: String, x: String, y: String? = nil) {
    self.table = table
    self["mark"] = [mark]
    self["x"] = [x]
    if let y { self["y"] = [y] }
  }

  /// What is said of an option of the chart, by the name that it has in a chart cell of a notebook: `color`, `facet`,
  /// `title`, `width`, `y_scale` and more; `reasonops plot --help` lists them. Empty takes it back.
  public subscript(option: String) -> [String] {
    get { options.first { $0.name == option }?.values ?? [] }
    set {
      options.removeAll { $0.name == option }
      if !newValue.isEmpty { options.append((name: option, values: newValue)) }
    }
  }

  /// Draws the chart.
  ///
  /// - Throws: `ReasonopsError` for an option, a column or a value that is wrong, and where the chart cannot be drawn at a
  ///   legible size.
  public func drawn() throws -> DrawnChart {
    try ReasonopsError.catching {
      let shaper = TextShaper()
      let missing = ChartCell.missingChannels(options)
      guard missing.isEmpty else { throw Diagnostic(.usage, "the chart has no '\(missing[0])'") }
      let notebook = try Notebook.chart(options, like: nil)
      let report = try notebook.evaluate(
        sources: ["results": table.table], options: ReportOptions(), measurer: shaper)
      let (figure, notes) = try report.onlyFigure()
      return DrawnChart(figure, notes, inputs: table.path.map { [$0] } ?? [], shaper)
    }
  }

  /// Draws the chart and saves it, as `DrawnChart.save` does.
  public func save(to path: String, dotsPerInch: Double = 300) throws {
    try drawn().save(to: path, dotsPerInch: dotsPerInch)
  }
}
