import Tables

/// What `check` knows of a results file: which columns are keys, and what would be odd in the others.
enum ResultsRules {
  static let requiredColumns = [
    "task", "dataset", "network_type", "network_depth", "network_activation", "accuracy",
  ]
  static let numericColumns: Set<String> = [
    "network_depth", "accuracy", "loss", "lr", "global_step", "seed", "exact_match", "r2", "validation_loss",
    "accuracy_seen", "parameters", "train_steps_total", "seconds",
  ]
  static let textColumns: Set<String> = [
    "task", "dataset", "network_type", "network_activation", "accuracy_pct", "datetime", "protocol", "status", "reason",
  ]

  static var lint: CSVLint {
    CSVLint(
      axes: [["task"], ["dataset"], ["network_type", "network_depth", "network_activation"]], separate: ["protocol"],
      replicate: ["seed"], rules: rules)
  }

  private static let rules: [LintRule] = [
    .percentage("accuracy_pct", of: "accuracy"),
    .range("accuracy", 0...1), .range("exact_match", 0...1), .range("accuracy_seen", 0...1),
    .range("loss", 0 ... .infinity), .range("validation_loss", 0 ... .infinity), .range("r2", -.infinity...1),
    .range("lr", Double.leastNonzeroMagnitude ... .infinity), .range("global_step", 0 ... .infinity),
    .range("network_depth", 1 ... .infinity), .range("seed", 0 ... .infinity), .range("seconds", 0 ... .infinity),
    unknownStatus, noAccuracy, stoppedEarly,
    .ascending("datetime"),
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
  /// 0.99. An evaluation far below is the mark of a network that differs between training and evaluation.
  private static let stoppedEarly = LintRule(
    "stopped_early", "rows that stopped on training accuracy above 0.99 and evaluated far below"
  ) { table in
    guard let steps = table["global_step"], let accuracy = table["accuracy"] else { return [] }
    let protocols = table["protocol"]
    return (0..<table.rowCount).compactMap { row in
      guard protocols?.text(row) ?? "octavian_2018" == "octavian_2018",
        let step = steps.number(row), step != 1_000, step != 30_000,
        let reached = accuracy.number(row), reached < 0.9
      else { return nil }
      return (row, "stopped at step \(NumberText.shortest(step)) with accuracy \(NumberText.shortest(reached))")
    }
  }
}
