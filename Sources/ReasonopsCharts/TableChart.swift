import Basics
import CairoGraphics
import Documents
import Notebooks
import ReasonopsTables
import Reports

/// A chart of a table, with the options of the command `reasonops plot`.
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

  /// Creates a chart.
  ///
  /// - Parameters:
  ///   - table: the data.
  ///   - mark: the name of a mark that `reasonops list marks` prints, such as `bar`, `line`, `point`, `box` or
  ///     `heatmap`.
  ///   - x: a column, or a value that is computed from columns, such as `mean(accuracy)`.
  ///   - y: a column or computed value like `x`. It may be nil for marks that compute y, such as `histogram`.
  public init(of table: DataTable, mark: String, x: String, y: String? = nil) {
    self.table = table
    self["mark"] = [mark]
    self["x"] = [x]
    if let y { self["y"] = [y] }
  }

  /// The values of an option, by its name in a chart cell of a notebook: `color`, `facet`, `title`, `width`, `y_scale`
  /// and others, which `reasonops plot --help` lists. An empty array removes the option.
  public subscript(option: String) -> [String] {
    get { options.first { $0.name == option }?.values ?? [] }
    set {
      options.removeAll { $0.name == option }
      if !newValue.isEmpty { options.append((name: option, values: newValue)) }
    }
  }

  /// Draws the chart.
  ///
  /// - Throws: `ReasonopsError` if an option, a column or a value is wrong, and if the chart does not fit at a legible
  ///   size.
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

  /// Draws the chart and saves it, like `DrawnChart.save`.
  public func save(to path: String, dotsPerInch: Double = 300) throws {
    try drawn().save(to: path, dotsPerInch: dotsPerInch)
  }
}
