import Analysis
import Experiments
import Notebooks
import Reports
import Tables

/// The facts about results files for the commands: which columns are keys, which hold numbers, and which values are
/// odd.
enum ResultsRules {
  private static let settings = TrialSetting.all.map(\.name)

  /// The columns that identify a network: the three published ones, and the settings of trials.
  static let network = ["network_type", "network_depth", "network_activation"] + settings

  static let identity = Identity(
    cell: Trial.cellColumns + settings, tuples: [network], replicate: ["seed"], separate: ["protocol"],
    criteria: [.init(.highest, "accuracy"), .init(.lowest, "loss")])

  /// Returns the columns that identify cells and trials, by the record beside a results file: those of this program's
  /// networks, or the parameters of another program. Nil without a record.
  private static func identity(beside results: String) throws -> Identity? {
    guard let record = try RunRecord.beside(results) else { return nil }
    guard let parameters = record.form.parameters else { return identity }
    return Identity(cell: parameters, replicate: ["seed"])
  }

  /// The columns that results always have, and those of trial settings.
  private static let columns = ResultColumn.all + settings.compactMap(ResultColumn.known)

  /// A reader for any table that also checks the types of the columns of results.
  static let reader: CSVReader = {
    var reader = CSVReader()
    reader.conventions = .init(
      key: Trial.cellColumns, numeric: Set(columns.filter(\.kind.isNumber).map(\.name)),
      textual: Set(columns.filter { !$0.kind.isNumber && !$0.kind.isPercentage }.map(\.name)))
    return reader
  }()

  /// The facts about results that reports need.
  static let conventions = ResultsConventions(
    reader: reader, exclusions: { try RunRecord.exclusions(beside: $0) }, identity: identity(beside:),
    exampleRuns: RunRecord.examples,
    key: Trial.cellColumns, knownTables: BuiltInSources.tables)

  /// Returns a reader that accepts only results.
  ///
  /// - Parameter measure: A column that the results must have.
  static func strictReader(measure: String = "accuracy") -> CSVReader {
    var strict = reader
    strict.required = Trial.cellColumns + [measure]
    return strict
  }

  /// Returns the rules for the columns that a table has. A table that is not results gets no rules.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - curves: The learning curves of its trials; nil if there are none.
  static func lint(of table: Table, curves: Table?) -> CSVLint {
    guard Trial.cellColumns.allSatisfy(table.hasColumn) else { return CSVLint(axes: []) }
    let known = table.columnNames.compactMap(ResultColumn.known)
    return CSVLint(
      axes: identity.axes, separate: identity.separate, replicate: identity.replicate,
      rules: known.compactMap(rule) + all + [stoppedWhileFalling(in: curves)])
  }

  /// The rules that look at several columns or several rows.
  static let all: [LintRule] = [
    noAccuracy, stoppedEarly, .ascending("datetime", unlessSortedBy: Trial.columns), solvedByConstant,
  ]

  /// Every kind of oddity that `check` finds in results, each once.
  static let kinds: [(name: String, summary: String)] = {
    let rules = (columns.compactMap(rule) + all + [stoppedWhileFalling(in: nil)]).map {
      (name: $0.name, summary: $0.summary)
    }
    return (CSVLint.kinds + rules).reduce(into: []) { kinds, rule in
      if !kinds.contains(where: { $0.name == rule.name }) { kinds.append(rule) }
    }
  }()

  /// Returns the rule for the values of a column; nil if any value is valid.
  private static func rule(of column: ResultColumn) -> LintRule? {
    switch column.kind {
    case .text: nil
    case .number(let range): .range(column.name, range)
    case .percentage(let fraction): .percentage(column.name, of: fraction)
    case .name(let names): .names(column.name, names)
    }
  }

  private static let noAccuracy = LintRule("no_accuracy", "rows without accuracy and without a reason") { table in
    guard let accuracy = table["accuracy"] else { return [] }
    let statuses = table["status"]
    return (0..<table.rowCount).compactMap { row in
      let status = statuses?.text(row)
      guard accuracy.number(row) == nil, status == nil || status == "finished" else { return nil }
      return (row, "accuracy is empty")
    }
  }

  /// Finds rows of networks that behave differently in training and evaluation. Some protocols stop training when the
  /// training accuracy exceeds 0.99, so a step count other than that of a full run shows that it did. A much lower test
  /// accuracy is then suspicious.
  private static let stoppedEarly = LintRule(
    "stopped_early", "rows that stopped at a training accuracy above 0.99, with a test accuracy far below"
  ) { table in
    guard let steps = table["global_step"], let accuracy = table["accuracy"] else { return [] }
    let protocols = table["protocol"]
    return (0..<table.rowCount).compactMap { row in
      let name = protocols?.text(row) ?? ResearchProtocol.unrecorded.name
      guard let fullRuns = ResearchProtocol.all.first(where: { $0.name == name })?.fullRuns, !fullRuns.isEmpty,
        let step = steps.number(row), !fullRuns.contains(where: { Double($0) == step }),
        let reached = accuracy.number(row), reached < 0.9
      else { return nil }
      return (row, "stopped at step \(NumberText.shortest(step)) with accuracy \(NumberText.shortest(reached))")
    }
  }

  /// Finds problems that a constant output solves. There is one finding for each problem, at its first row.
  private static let solvedByConstant = LintRule(
    "solved_by_constant", "problems that a constant output solves"
  ) { table in
    let problems = ConstantSolutions()
    var found: Set<[String?]> = []
    let columns = ["task", "dataset", "protocol"].map { table[$0] }
    return (0..<table.rowCount).compactMap { row in
      let key = columns.map { $0?.text(row) }
      guard let accuracy = problems.accuracy(task: key[0], dataset: key[1], protocol: key[2]),
        found.insert(key).inserted
      else { return nil }
      return (row, "a constant reaches \(NumberText.fixed(accuracy, digits: 4)) on \(key[0] ?? "–"), \(key[1] ?? "–")")
    }
  }
}

extension CSVReader {
  /// Returns a reader that uses the options of the command line.
  func reading(_ options: TableOptions) -> CSVReader {
    var reader = self
    reader.format = options.format
    for (column, type) in options.types { reader.declare(column, type) }
    return reader
  }
}
