import Analysis
import Basics
import Graphics
import Tables

/// The state that all steps of an evaluation share. No step changes it, except that problems and values are collected.
struct EvaluationContext: Sendable {
  let notebook: Notebook
  /// The front matter of the notebook, with the column names of the data.
  let frontMatter: FrontMatter
  let options: ReportOptions
  let measurer: any TextMeasurer
  let problems: ProblemList
  let values = ValueList()
  let namesWithInterval: Set<String>

  init(
    _ notebook: Notebook, columns: Set<String>, options: ReportOptions, measurer: any TextMeasurer,
    problems: ProblemList
  ) {
    self.notebook = notebook
    namesWithInterval = notebook.namesWithInterval
    frontMatter = Self.withIdentity(notebook.frontMatter.settled(among: columns), options, problems)
    self.options = options
    self.measurer = measurer
    self.problems = problems
  }

  /// Returns the front matter with the identity of the run beside the data, if the notebook asks for it.
  private static func withIdentity(
    _ frontMatter: FrontMatter, _ options: ReportOptions, _ problems: ProblemList
  ) -> FrontMatter {
    guard let asked = frontMatter.identityFromRun else { return frontMatter }
    guard let identity = options.runIdentity else {
      problems.report(
        "no run beside the data says what a cell is",
        hint: "put the run.json of the run into their folder, or write identity: {cell: [\u{2026}]}",
        at: asked.location())
      return frontMatter
    }
    var settled = frontMatter
    settled.identity = identity
    settled.identity.joint = frontMatter.identity.joint
    return settled
  }

  /// Returns an aggregation with the settings of the notebook and the command line, without groups and measures.
  func aggregation(duplicates: DuplicatePolicy? = nil, parameters: [String: Value] = [:]) -> Aggregation {
    var aggregation = Aggregation(
      identity: frontMatter.identity, duplicates: duplicates ?? self.duplicates, ranges: frontMatter.ranges,
      order: frontMatter.order, parameters: parameters)
    aggregation.cache = options.cache
    return aggregation
  }

  /// The policy for cells that do not set one.
  var duplicates: DuplicatePolicy { options.duplicates ?? frontMatter.duplicates ?? .mean }

  /// Returns the columns that a name stands for: those that the front matter gives it, or the column of that name if
  /// the table lacks some of them.
  ///
  /// - Throws: An error for a column that the table does not have.
  func columns(_ written: SourceText, in table: Table) throws(Diagnostic) -> [String] {
    let name = written.withoutBackquotes
    var names = frontMatter.columns[name.text] ?? [name.text]
    if table.hasColumn(name.text), !names.allSatisfy(table.hasColumn) { names = [name.text] }
    for column in names where !table.hasColumn(column) {
      let valid = table.columnNames + frontMatter.columns.keys.sorted()
      let advice = column.utf8.contains(UInt8(ascii: ",")) ? "several columns are a list, such as [a, b]" : nil
      throw .unknownName(
        column, what: "column", valid: valid, kind: .badData, advice: advice, at: name.location())
    }
    return names
  }

  /// Returns the readable title of a column.
  func title(_ name: String) -> String {
    if let title = frontMatter.titles[name] { return marked(title) }
    return ColumnTitle.words(name)
  }

  /// Returns the title of a column for use within a sentence. In German, nouns keep their capitals.
  func titleWithinSentence(_ name: String) -> String {
    frontMatter.titles[name] == nil ? ColumnTitle.wordsWithinSentence(name) : withinSentence(title(name))
  }

  func withinSentence(_ title: String) -> String {
    frontMatter.language.capitalizesNouns ? title : ColumnTitle.withinSentence(title)
  }

  /// Returns the title of a value: `Mean accuracy`, `Share of solved trials`. An expression that is more than one
  /// statistic is its own title.
  func title(of expression: Expression) -> String {
    guard let call = expression.onlyCall else { return expression.text }
    let named = call.reducer.title(of: call.column.map(titleWithinSentence), call.arguments)
    return named.prefix(1).uppercased() + named.dropFirst()
  }

  /// Returns the title of a value for the head of a table column. It is short, and tells statistics of one column
  /// apart: `Mean accuracy`, or `Accuracy, sd` for a statistic with a long name.
  func head(of expression: Expression) -> String {
    guard let call = expression.onlyCall else { return expression.text }
    if let title = frontMatter.titles[call.outputName] { return marked(title) }
    guard let column = call.column else { return title(call.outputName) }
    let isShort = !call.reducer.summary.contains(" ") && call.reducer.parameters.isEmpty
    return isShort ? title(of: expression) : "\(title(column)), \(call.statisticName.replacing("_", with: " "))"
  }
}
