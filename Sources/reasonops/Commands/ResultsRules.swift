import Analysis
import Experiments
import Reports
import Tables

/// The facts about results files for the commands: which columns are keys, which hold numbers, and what is odd in the
/// others.
enum ResultsRules {
  static let numericColumns: Set<String> = [
    "network_depth", "accuracy", "loss", "lr", "global_step", "seed", "exact_match", "r2", "validation_loss",
    "accuracy_seen", "parameters", "train_steps_total", "seconds",
  ]
  static let textColumns = Set(ResultsSchema.columns).subtracting(numericColumns)

  static let identity = Identity(
    cell: Trial.cellColumns, tuples: [["network_type", "network_depth", "network_activation"]], replicate: ["seed"],
    separate: ["protocol"], criteria: [.init(.highest, "accuracy"), .init(.lowest, "loss")])

  /// Reads any CSV, and holds the columns of results to their types.
  static let reader = CSVReader(numeric: numericColumns, textual: textColumns)

  /// What reports need to know of results.
  static let conventions = ResultsConventions(
    reader: reader, exclusions: { RunRecord.exclusions(beside: $0) }, knownTables: BuiltInSources.tables)

  /// Reads nothing but results.
  static var strictReader: CSVReader {
    var strict = reader
    strict.required = Trial.cellColumns + ["accuracy"]
    return strict
  }

  static var lint: CSVLint {
    CSVLint(axes: identity.axes, separate: identity.separate, replicate: identity.replicate, rules: rules)
  }

  private static let rules: [LintRule] = [
    .percentage("accuracy_pct", of: "accuracy"),
    .range("accuracy", 0...1), .range("exact_match", 0...1), .range("accuracy_seen", 0...1),
    .range("loss", 0 ... .infinity), .range("validation_loss", 0 ... .infinity), .range("r2", -.infinity...1),
    .range("lr", Double.leastNormalMagnitude ... .infinity), .range("global_step", 0 ... .infinity),
    .range("network_depth", 1 ... .infinity), .range("seed", 0 ... .infinity), .range("seconds", 0 ... .infinity),
    unknownStatus, noAccuracy, stoppedEarly, .ascending("datetime", unlessSortedBy: Trial.columns), solvedByConstant,
  ]

  private static let unknownStatus = LintRule("unknown_status", "values of status that mean nothing") { table in
    guard let status = table["status"] else { return [] }
    return (0..<table.rowCount).compactMap { row in
      guard let text = status.text(row), !["finished", "diverged", "failed"].contains(text) else { return nil }
      return (row, "status is '\(text)'")
    }
  }

  private static let noAccuracy = LintRule("no_accuracy", "rows without accuracy that do not say why") { table in
    guard let accuracy = table["accuracy"] else { return [] }
    let statuses = table["status"]
    return (0..<table.rowCount).compactMap { row in
      let status = statuses?.text(row)
      guard accuracy.number(row) == nil, status == nil || status == "finished" else { return nil }
      return (row, "accuracy is empty")
    }
  }

  /// Under `octavian_2018`, any step count but these two means that training stopped because its own accuracy exceeded
  /// 0.99. A test accuracy far below shows that the network differs between training and evaluation.
  private static let stoppedEarly = LintRule(
    "stopped_early", "rows that stopped on training accuracy above 0.99 and evaluated far below"
  ) { table in
    guard let steps = table["global_step"], let accuracy = table["accuracy"] else { return [] }
    let protocols = table["protocol"]
    return (0..<table.rowCount).compactMap { row in
      guard protocols?.text(row) ?? ResearchProtocol.unrecorded.name == ResearchProtocol.unrecorded.name,
        let step = steps.number(row), step != 1_000, step != 30_000,
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
      return (row, "a constant reaches \(NumberText.fixed(accuracy, digits: 4)) on \(key[0]!), \(key[1]!)")
    }
  }
}
