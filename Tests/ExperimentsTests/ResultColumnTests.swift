import Basics
import Experiments
import Platform
import Tables
import TestSupport
import Testing

/// Properties of every column of the results: it is read as it was written, it is merged by its own rule, and a file
/// without it is valid.
@Suite struct ResultColumnTests {
  /// The columns of a file: those of every file, those of settings, and one of an evaluation set that a grid adds.
  static let header = ResultsHeader(besides: TrialSetting.all.map(\.name) + ["accuracy_extrapolation_2x"])
  static let names = header.names
  /// The columns that a file can lack.
  static let optionalNames = names.filter { name in
    !Trial.columns.contains(name) && !TrialSetting.all.contains { $0.name == name }
  }

  /// Returns a row with a value in every column. A new column needs a value here too.
  private func row(seed: Int = 0, datetime: String = "2026-01-02 03:04:05") -> ResultRow {
    var trial = Trial(
      task: "dot", dataset: "one_hot", networkType: "mlp", networkDepth: 2, networkActivation: "relu",
      researchProtocol: "corrected", seed: seed)
    for setting in TrialSetting.all { trial.settings[setting.name] = setting.otherValue ?? "unknown" }
    var result = TrialResult(status: .finished, reason: "none, \"really\"")
    for metric in EvaluationMetric.all {
      for set in [EvaluationSet.test, EvaluationSet.seen, "extrapolation_2x"] { result[metric, on: set] = 0.625 }
    }
    (result.learningRate, result.step, result.validationLoss) = (1e-05, 500, 0.0625)
    (result.parameters, result.totalSteps, result.seconds) = (98_432, 1_500, 1.5)
    return ResultRow(trial, result, datetime: datetime)
  }

  private func fields(_ row: ResultRow) -> [String: String] {
    Dictionary(uniqueKeysWithValues: Self.header.columns.map { ($0.name, $0.field(row) ?? "") })
  }

  /// Writes a file with one row and the given columns.
  private func write(_ fields: [String: String], _ names: [String] = names, to path: String) throws {
    let lines = [CSVWriter.line(names), CSVWriter.line(names.map { fields[$0] })]
    try OutputPath(path, inputs: .none, replacing: .everything).write(lines.joined())
  }

  @Test(arguments: header.columns) func fieldComesBackAsItWasWritten(column: ResultColumn) throws {
    let field = try #require(
      column.field(row()), "'\(column.name)' is empty in the row of \(#fileID): give that row a value for it")
    try ScratchFolder.with { scratch in
      try write(fields(row()), to: scratch("results.csv"))
      let table = try CSVReader(
        numeric: column.kind.isNumber ? [column.name] : [], textual: column.kind.isNumber ? [] : [column.name]
      ).read(path: scratch("results.csv"))
      #expect(table[column.name]?.isNumeric == column.kind.isNumber)
      if case .number(let range) = column.kind {
        let number = try #require(table[column.name]?.number(0))
        #expect(number == Double(field) && range.contains(number), "'\(column.name)' is \(number), not in \(range)")
      } else {
        #expect(table[column.name]?.text(0) == field)
      }
      #expect(try ResultsFile(reading: scratch("results.csv")).row(0).trial == row().trial)
    }
  }

  @Test(arguments: header.columns) func columnIsKnownByItsName(column: ResultColumn) {
    #expect(ResultColumn.known(column.name)?.kind == column.kind)
    #expect(Self.names.count { $0 == column.name } == 1, "'\(column.name)' is there twice")
  }

  /// Merges two rows of one trial that differ only in the column.
  @Test(arguments: header.columns.filter { optionalNames.contains($0.name) && $0.name != "status" })
  func differenceIsMergedAsTheColumnSays(column: ResultColumn) throws {
    let first = fields(row())
    var second = first
    second[column.name] = "0" + (first[column.name] ?? "")
    try ScratchFolder.with { scratch in
      try write(first, to: scratch("a.csv"))
      try write(second, to: scratch("b.csv"))
      for paths in [["a.csv", "b.csv"], ["b.csv", "a.csv"]].map({ $0.map { scratch($0) } }) {
        switch column.merging {
        case .conflict: #expect(throws: DiagnosticList.self) { try ShardMerge(paths) }
        case .either: #expect(try ShardMerge(paths).count == 1)
        case .least:
          try ShardMerge(paths).write(to: scratch("merged.csv"))
          #expect(try CSVReader().read(path: scratch("merged.csv"))[column.name]?.text(0) == second[column.name])
        }
      }
    }
  }

  /// A file of an older program that lacks one column is valid.
  @Test(arguments: optionalNames) func fileWithoutTheColumnIsAsGood(name: String) throws {
    let fewer = Self.names.filter { $0 != name }
    try ScratchFolder.with { scratch in
      try write(fields(row()), fewer, to: scratch("old.csv"))
      try write(fields(row()), to: scratch("new.csv"))
      let file = try ResultsFile(reading: scratch("old.csv"))
      #expect(try file.row(0).trial == row().trial && file.row(0).status == .finished)
      for paths in [["old.csv", "new.csv"], ["new.csv", "old.csv"]] {
        try ShardMerge(paths.map { scratch($0) }).write(to: scratch("merged.csv"))
        #expect(try scratch.text("merged.csv") == scratch.text("new.csv"))
      }
      try ShardMerge([scratch("old.csv")]).write(to: scratch("alone.csv"))
      #expect(try scratch.text("alone.csv") == scratch.text("old.csv"))
    }
  }

  /// Columns can have any order, if the key is complete and every name is known.
  @Test func headersAreAnySetOfKnownColumnsWithTheKey() throws {
    #expect(try ResultsHeader(Trial.columns.reversed() + ["status"], of: "x").names.last == "status")
    let unknown = #expect(throws: Diagnostic.self) { try ResultsHeader(Trial.columns + ["acuracy"], of: "x") }
    #expect(unknown?.message == "unknown column 'acuracy'" && unknown?.hint?.contains("'accuracy'?") == true)
    let missing = #expect(throws: Diagnostic.self) { try ResultsHeader(Trial.columns.dropLast(), of: "x") }
    #expect(missing?.message.hasPrefix("the column 'seed' is missing") == true)
    let twice = #expect(throws: Diagnostic.self) { try ResultsHeader(Trial.columns + ["seed"], of: "x") }
    #expect(twice?.message == "the column 'seed' occurs twice")
  }

  @Test func namedSetsAreColumnsByRule() {
    #expect(ResultColumn.known("exact_match_seen")?.kind == .number(0...1))
    #expect(ResultColumn.known("r2_extrapolation_2x") != nil)
    for name in ["accuracy_", "accuracy_2x", "accuracy_Far", "validation_accuracy_seen", "seconds_seen"] {
      #expect(ResultColumn.known(name) == nil, "\(name)")
    }
  }
}

/// Runs that continue in a folder whose files have other columns than a new run would write.
@Suite struct OtherColumnsTests {
  /// Both committed studies are complete, whatever columns were added since.
  @Test(arguments: [("corrected", "corrected"), ("octavian-2018", "octavian_2018")])
  func committedStudiesAreDone(folder: String, grid: String) throws {
    let grid = try Grid.load(Program.root + "/templates/grids/\(grid).yaml")
    let folder = Program.root + "/reports/\(folder)"
    let plan = try RunPlan(grid, in: RunFolder(folder))
    #expect(plan.toDo.isEmpty && plan.outsideGrid == 0 && plan.done[.failed] == nil)
    // They are complete without one of the columns too, as they will be when a new column is added.
    try ScratchFolder.with { scratch in
      let table = try CSVReader(textual: Set(ResultsHeader().names)).read(path: folder + "/results.csv")
      let narrower = Table(table.columns.filter { $0.name != "exact_match" })
      try scratch.write(CSVWriter.text(narrower), to: "results.csv")
      try scratch.write(InputFile.text(at: folder + "/run.json"), to: "run.json")
      #expect(try RunPlan(grid, in: RunFolder(scratch.path)).toDo.isEmpty)
    }
  }

  /// A run with trials to do adds missing columns to old files. They are empty in the existing rows.
  @Test func filesAreWidenedWhenThereIsSomethingToDo() throws {
    try ScratchFolder.with { scratch in
      var grid = GridRunnerTests.grid
      try run(grid, in: scratch.path)
      let old = try scratch.text("results.csv")
      grid.networks.append(
        NetworkChoice(type: "mlp", depth: 2, activation: "relu", settings: [TrialSetting.width.name: "8"]))
      try run(grid, in: scratch.path)
      let table = try CSVReader().read(path: scratch("results.csv"))
      #expect(table.rowCount == 16 && table["network_width"]?.number(0) == nil)
      #expect((8..<16).allSatisfy { table["network_width"]?.number($0) == 8 })
      // The existing rows have one more, empty field.
      let lines = try scratch.text("results.csv").split(separator: "\n").prefix(9)
      #expect(lines.dropFirst().map { $0.dropLast() } == old.split(separator: "\n").dropFirst().map { $0[...] })
      #expect(try CSVReader().read(path: scratch("curves.csv"))["network_width"] != nil)
      // A later run continues with the widened files.
      #expect(try RunPlan(grid, in: RunFolder(scratch.path)).toDo.isEmpty)
      #expect(try run(grid, in: scratch.path).finished == 0)
    }
  }

  @discardableResult
  private func run(_ grid: Grid, in path: String) throws -> RunSummary {
    try GridRunner(grid, in: RunFolder(path)).run(telling: Recorder())
  }
}
