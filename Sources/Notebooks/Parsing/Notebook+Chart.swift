import Basics

extension Notebook {
  /// Makes a notebook with one chart, for a command.
  ///
  /// - Parameters:
  ///   - options: The options of the chart, by their names in cells.
  ///   - other: The notebook whose definitions of cells, titles and orders apply. The data may lack any of their
  ///     columns. Its derived tables are left out.
  /// - Throws: The mistakes in the options, at their places in the command.
  package static func chart(
    _ options: [(name: String, values: [String])], like other: Notebook?
  ) throws(DiagnosticList) -> Notebook {
    let problems = ProblemList()
    let typed = TypedOptions(options, of: "plot")
    let cell = ChartCell(typed, problems: problems)
    try problems.throwIfAny()
    var frontMatter = other?.frontMatter ?? FrontMatter()
    frontMatter.data = []
    frontMatter.rankings = []
    frontMatter.derivations.tables = []
    frontMatter.derivations.hypotheses = []
    frontMatter.makeNamesOptional()
    frontMatter.isOfCommand = true
    return Notebook(
      frontMatter: frontMatter, source: typed.line.source, title: [], subtitle: [], date: [], header: [],
      footer: [], abstract: [],
      parts: cell.map { [.chart($0, caption: [])] } ?? [], footnotes: [], placeholders: [],
      bibliography: Bibliography(), files: [])
  }

  /// Returns the notebook with other columns for cells and trials. Each element of `cell` has the columns of one axis.
  package func identified(cell: [[String]], replicate: [String]) -> Notebook {
    var notebook = self
    notebook.frontMatter.identify(cell: cell, replicate: replicate)
    return notebook
  }
}
