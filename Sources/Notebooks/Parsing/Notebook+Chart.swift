import Basics

extension Notebook {
  /// A notebook of one chart, for the command line.
  ///
  /// - Parameters:
  ///   - options: by the names that a chart cell has for them.
  ///   - other: defines cells, titles and orders of the columns, each of which
  ///     the data may lack. Its derived tables are left out.
  /// - Throws: the mistakes in the options, at their places in the command.
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

  /// The same with the columns of cells and trials that a command names; those of `cell` are the axes.
  package func identified(cell: [[String]], replicate: [String]) -> Notebook {
    var notebook = self
    notebook.frontMatter.identify(cell: cell, replicate: replicate)
    return notebook
  }
}
