import Analysis
import Experiments
import Notebooks
import Reports
import Tables

/// The facts about results files for the commands: which columns are keys, which hold numbers, and what is odd in the
/// others.
enum ResultsRules {
  private static let settings = TrialSetting.all.map(\.name)

  /// The columns that name a network: settings of trials besides the published three.
  static let network = ["network_type", "network_depth", "network_activation"] + settings

  static let identity = Identity(
    cell: Trial.cellColumns + settings, tuples: [network], replicate: ["seed"], separate: ["protocol"],
    criteria: [.init(.highest, "accuracy"), .init(.lowest, "loss")])

  /// By the record in the folder of a results file: those of this program's networks, or the parameters of a program.
  private static func identity(beside results: String) throws -> Identity? {
    guard let record = try RunRecord.beside(results) else { return nil }
    guard let parameters = record.form.parameters else { return identity }
    return Identity(cell: parameters, replicate: ["seed"])
  }

  /// All columns that results have without asking, and those of trials' settings.
  private static let columns = ResultColumn.all + settings.compactMap(ResultColumn.known)

  /// Reads any table, and holds the columns of results to their types.
  static let reader: CSVReader = {
    var reader = CSVReader()
    reader.conventions = .init(
      key: Trial.cellColumns, numeric: Set(columns.filter(\.kind.isNumber).map(\.name)),
      textual: Set(columns.filter { !$0.kind.isNumber && !$0.kind.isPercentage }.map(\.name)))
    return reader
  }()

  /// What reports need to know of results.
  static let conventions = ResultsConventions(
    reader: reader, exclusions: { try RunRecord.exclusions(beside: $0) }, identity: identity(beside:),
    exampleRuns: RunRecord.examples,
    key: Trial.cellColumns, knownTables: BuiltInSources.tables)

  /// Reads nothing but results.
  ///
  /// - Parameter measure: a column that they must have.
  static func strictReader(measure: String = "accuracy") -> CSVReader {
    var strict = reader
    strict.required = Trial.cellColumns + [measure]
    return strict
  }

  /// The rules for the columns that a table has. A table of something else than results has none.
  ///
  /// - Parameter curves: of its trials; nil where there are none.
  static func lint(of table: Table, curves: Table?) -> CSVLint {
    guard Trial.cellColumns.allSatisfy(table.hasColumn) else { return CSVLint(axes: []) }
    let known = table.columnNames.compactMap(ResultColumn.known)
    return CSVLint(
      axes: identity.axes, separate: identity.separate, replicate: identity.replicate,
      rules: known.compactMap(rule) + all + [stoppedWhileFalling(in: curves)])
  }

  /// The rules that are about several columns, or about several rows.
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

  /// What can be odd about a column's values.
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

  /// Where a protocol stops training on its own accuracy, a step count that is not that of a full run means that this
  /// accuracy exceeded 0.99. A test accuracy far below shows that the network differs between training and evaluation.
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

  /// One finding per problem, at its first row.
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
  /// Reads files that are written as options say.
  func reading(_ options: TableOptions) -> CSVReader {
    var reader = self
    reader.format = options.format
    for (column, type) in options.types { reader.declare(column, type) }
    return reader
  }
}
