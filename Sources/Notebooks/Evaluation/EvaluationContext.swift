import Analysis
import Basics
import Graphics
import Tables

/// What every step of an evaluation needs to know and none of them changes.
struct EvaluationContext: Sendable {
  let notebook: Notebook
  /// The notebook's, with the names that the data have.
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

  /// With the identity that the run beside the data has, if the notebook asks for it.
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

  /// As the notebook and the command line say, without groups and measures.
  func aggregation(duplicates: DuplicatePolicy? = nil, parameters: [String: Value] = [:]) -> Aggregation {
    var aggregation = Aggregation(
      identity: frontMatter.identity, duplicates: duplicates ?? self.duplicates, ranges: frontMatter.ranges,
      order: frontMatter.order, parameters: parameters)
    aggregation.cache = options.cache
    return aggregation
  }

  /// Where no cell says otherwise.
  var duplicates: DuplicatePolicy { options.duplicates ?? frontMatter.duplicates ?? .mean }

  /// The columns of a name: those that the front matter gives, or the name itself if the table does not have them.
  func columns(_ written: SourceText, in table: Table) throws(Diagnostic) -> [String] {
    let name = written.withoutBackquotes
    var names = frontMatter.columns[name.text] ?? [name.text]
    if table.hasColumn(name.text), !names.allSatisfy(table.hasColumn) { names = [name.text] }
    for column in names where !table.hasColumn(column) {
      let valid = table.columnNames + frontMatter.columns.keys.sorted()
      throw .unknownName(column, what: "column", valid: valid, kind: .badData, at: name.location())
    }
    return names
  }

  /// What people call a column.
  func title(_ name: String) -> String {
    if let title = frontMatter.titles[name] { return marked(title) }
    return ColumnTitle.words(name)
  }

  /// The same within a sentence; in German nouns keep their capitals.
  func titleWithinSentence(_ name: String) -> String { withinSentence(title(name)) }

  func withinSentence(_ title: String) -> String {
    frontMatter.language.capitalizesNouns ? title : ColumnTitle.withinSentence(title)
  }

  /// Of a value: `Mean accuracy`, `Share of solved trials`. What is more than a statistic is its own title.
  func title(of expression: Expression) -> String {
    guard let call = expression.onlyCall else { return expression.text }
    let statistic = call.reducer.summary
    let named =
      statistic.contains(" ") ? statistic : "\(statistic) \(call.column.map(titleWithinSentence) ?? "")"
    return named.prefix(1).uppercased() + named.dropFirst()
  }

  /// The same over a column of a table, which has little room, and must tell the statistics of one column apart:
  /// `Mean accuracy`; `Accuracy, sd` where a statistic has a long name.
  func head(of expression: Expression) -> String {
    guard let call = expression.onlyCall else { return expression.text }
    if let title = frontMatter.titles[call.outputName] { return marked(title) }
    guard let column = call.column else { return title(call.outputName) }
    let isShort = !call.reducer.summary.contains(" ") && call.reducer.parameters.isEmpty
    return isShort ? title(of: expression) : "\(title(column)), \(call.statisticName.replacing("_", with: " "))"
  }
}
