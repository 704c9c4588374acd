import Basics
import Experiments
import Platform
import Tables
import TestSupport
import Testing

/// Runs whose trials are programs, tested within one process. `CommandRunTests` kills the real program.
@Suite struct ProgramRunTests {
  /// Returns a grid whose program is a shell script beside the grid file.
  private func grid(_ script: String, _ more: String = "", in scratch: ScratchFolder) throws -> CommandGrid {
    try scratch.write(script, to: "train.sh")
    let text = """
      command: [sh, train.sh, "{x}", "{seed}"]
      parameters: {x: [1, 2]}
      seeds: 2
      measures: [y]
      \(more)
      """
    guard case .program(let grid) = try GridFile.load(scratch.write(text, to: "grid.yaml")) else {
      throw Diagnostic(.badData, "no grid of a program")
    }
    return grid
  }

  @discardableResult
  private func run(
    _ grid: CommandGrid, in scratch: ScratchFolder, shard: Shard? = nil, retryFailed: Bool = false,
    accepting: Bool = false, failures: Int? = nil, observer: Recorder = Recorder()
  ) throws -> RunSummary {
    let folder = RunFolder(scratch("out"), shard: shard)
    var options = GridRunner.Options()
    (options.jobs, options.retryFailed, options.acceptsChanges) = (2, retryFailed, accepting)
    options.maximumFailures = failures
    let runner = GridRunner(
      try ProgramExecutor(grid, in: folder), in: folder, options: options, stopOn: observer.request)
    return try runner.run(telling: observer)
  }

  private func table(_ scratch: ScratchFolder, _ name: String = "results.csv") throws -> Table {
    try CSVReader().read(path: scratch("out/" + name))
  }

  /// Returns the fields of some columns as one text for each row, sorted.
  private func rows(_ table: Table, _ names: String...) -> [String] {
    (0..<table.rowCount).map { row in names.map { table[$0]?.field(row) ?? "-" }.joined(separator: " ") }.sorted()
  }

  private static let sum = #"echo "training $1"; echo "{\"y\": $(($1 * 10 + $2)), \"z\": 1}""#

  @Test func resultsAreTheLastLineOfJSON() throws {
    try ScratchFolder.with { scratch in
      let summary = try run(grid(Self.sum, in: scratch), in: scratch)
      #expect(summary.end == .complete && summary.finished == 4)
      let table = try table(scratch)
      #expect(
        table.columnNames == [
          "x", "seed", "y", "status", "reason", "attempts", "seconds", "peak_memory_mb", "program_version", "datetime",
        ])
      #expect(
        rows(table, "x", "seed", "y", "status", "attempts") == [
          "1 0 10 finished 1", "1 1 11 finished 1", "2 0 20 finished 1", "2 1 21 finished 1",
        ])
      #expect((0..<4).allSatisfy { (table["peak_memory_mb"]?.number($0) ?? 0) > 0.1 })
      let logs = scratch.files().filter { $0.hasSuffix("stdout.log") }
      #expect(logs.count == 4)
      #expect(try Set(logs.map { try scratch.text($0).prefix(11) }) == ["training 1\n", "training 2\n"])
      #expect(try run(grid(Self.sum, in: scratch), in: scratch).finished == 0)
    }
  }

  @Test func failuresSayWhy() throws {
    let script = """
      echo 'last words' >&2
      case $1$2 in
        10) exit 3 ;;
        11) kill -9 $$ ;;
        20) echo '{"z": 1}' ;;
        21) echo '{"y": NaN}' ;;
      esac
      """
    try ScratchFolder.with { scratch in
      let summary = try run(grid(script, in: scratch), in: scratch)
      #expect(summary.failed == 3 && summary.diverged == 1)
      #expect(
        rows(try table(scratch), "x", "seed", "status", "reason") == [
          "1 0 failed exit status 3: last words", "1 1 failed ended by signal 9 (Killed): last words",
          "2 0 failed the measure 'y' is missing: last words", "2 1 diverged not finite: y",
        ])
    }
  }

  /// The first attempt leaves a file that lets the second one succeed.
  @Test func failedTrialsAreStartedAgain() throws {
    let script = "if [ -e seen ]; then echo '{\"y\": 1}'; else touch seen; exit 1; fi"
    try ScratchFolder.with { scratch in
      #expect(try run(grid(script, "retries: 1", in: scratch), in: scratch).finished == 4)
      #expect(rows(try table(scratch), "attempts") == ["2", "2", "2", "2"])
      let log = try #require(scratch.files().first { $0.hasSuffix("stdout.log") })
      #expect(try scratch.text(log).contains("{\"y\": 1}"))
    }
  }

  @Test func failedRowsAreRetriedOnRequest() throws {
    try ScratchFolder.with { scratch in
      let script = "if [ -e \"$OK\" ]; then echo '{\"y\": 1}'; else exit 1; fi"
      let more = "environment: {OK: \"\(scratch("ok"))\"}"
      #expect(try run(grid(script, more, in: scratch), in: scratch, failures: 1).failed >= 1)
      try scratch.write("", to: "ok")
      #expect(try run(grid(script, more, in: scratch), in: scratch, retryFailed: true).finished == 4)
      #expect(rows(try table(scratch), "status") == ["finished", "finished", "finished", "finished"])
    }
  }

  @Test func editedInputsAreRefusedOrRecorded() throws {
    try ScratchFolder.with { scratch in
      var first = try grid(Self.sum, in: scratch)
      first.seeds.count = 1
      try run(first, in: scratch)
      let edited = try grid(Self.sum + " # edited", in: scratch)
      let error = try #require(throws: Diagnostic.self) { try run(edited, in: scratch) }
      #expect(error.kind == .usage && error.message.contains("train.sh: was edited"))
      #expect(error.hint?.contains("--accept-changes") == true)
      let observer = Recorder()
      #expect(try run(edited, in: scratch, accepting: true, observer: observer).finished == 2)
      #expect(observer.notes.contains("changed since the rows that are there: train.sh: was edited"))
      #expect(try table(scratch)["program_version"]?.distinctValues().count == 2)
      let record = try #require(try RunRecord.read(scratch("out/run.json")))
      #expect(record.settings.programsBefore.count == 1)
      #expect(try run(edited, in: scratch).finished == 0)
    }
  }

  @Test func curvesAreReadAndOdditiesTold() throws {
    let script = #"""
      echo '{"step": 1, "loss": 2}' > c.jsonl
      echo 'no json' >> c.jsonl
      echo '{"step": 2, "loss": NaN, "text": "a", "acc": 0.5}' >> c.jsonl
      printf '{"step": 3, "lo' >> c.jsonl
      echo '{"y": 1}'
      """#
    try ScratchFolder.with { scratch in
      let observer = Recorder()
      try run(grid(script, "curves: c.jsonl", in: scratch), in: scratch, observer: observer)
      let curves = try table(scratch, "curves.csv")
      #expect(curves.columnNames == ["x", "seed", "step", "acc", "loss"])
      #expect(rows(curves, "step", "loss", "acc").prefix(5) == ["1 2 -", "1 2 -", "1 2 -", "1 2 -", "2 - 0.5"])
      #expect(observer.notes.contains { $0.hasSuffix("1 line of 'c.jsonl' are no JSON objects, and left out") })
      #expect(observer.notes.contains { $0.hasSuffix("the last line of 'c.jsonl' is incomplete, and left out") })
    }
  }

  @Test func measuresCanBeInAFile() throws {
    try ScratchFolder.with { scratch in
      let script = #"mkdir -p o; printf '{\n "y": true, "a": {"b": 1}}' > o/m.json; echo '{"y": 5}'"#
      var grid = try grid(script, "measures_file: o/m.json", in: scratch)
      grid.measures.append("a.b")
      try run(grid, in: scratch)
      #expect(rows(try table(scratch), "y", "a.b") == ["1 1", "1 1", "1 1", "1 1"])
    }
  }

  /// Any value reaches the program unchanged, and the trial's folder is in its place.
  @Test func valuesAreNoCommandsAndNoPaths() throws {
    let values = [
      "$(touch x)", "`touch x`", "; touch x", "..", "../../x", "a'b", "a\"b", "a\nb", "a,b", "-n", "", "{seed}",
    ]
    try ScratchFolder.with { scratch in
      var grid = try grid(#"printf '{"y": %d}\n' $(printf %s "$1" | wc -c)"#, in: scratch)
      grid.parameters[0].values = values
      grid.seeds.count = 1
      #expect(try run(grid, in: scratch).finished == values.count)
      let table = try table(scratch)
      let lengths = (0..<table.rowCount).map { Int(rounding: table["y"]?.number($0) ?? -1, within: -1...1_000) }
        .sorted()
      #expect(lengths == values.map(\.utf8.count).sorted())
      #expect(try run(grid, in: scratch).finished == 0)
      let folders = try FileManager.default.contentsOfDirectory(atPath: scratch("out/trials"))
      #expect(folders.count == values.count)
      #expect(!scratch.files().contains { $0.hasSuffix("/x") || $0 == "x" })
    }
  }

  @Test func shardsMergeToTheWhole() throws {
    try ScratchFolder.with { scratch in
      let grid = try grid(Self.sum, in: scratch)
      for index in 1...3 { try run(grid, in: scratch, shard: Shard(parsing: "\(index)/3")) }
      let status = try RunStatus(of: scratch("out"))
      #expect(status.together.trials == 4 && status.together.missing == 0)
      let parts = (1...3).map { scratch("out/results-\($0)-of-3.csv") }
      #expect(try ShardMerge(parts).write(to: scratch("out/results.csv")) == nil)
      #expect(rows(try table(scratch), "x", "seed", "y") == ["1 0 10", "1 1 11", "2 0 20", "2 1 21"])
      let merged = try #require(try RunRecord.read(scratch("out/run.json")))
      #expect(merged.trials == 4 && merged.form.parameters == ["x"])
      #expect(try run(grid, in: scratch).finished == 0)
    }
  }

  @Test func slotsAreHeldByOneTrialEach() throws {
    let script =
      #"mkdir "$LOCKS/$CUDA_VISIBLE_DEVICES" && sleep 0.05 && rmdir "$LOCKS/$CUDA_VISIBLE_DEVICES" && echo "{\"y\": 1}""#
    try ScratchFolder.with { scratch in
      try scratch.makeFolder("locks")
      let more = "slots: {gpu: [3, 7]}\nenvironment: {LOCKS: \"\(scratch("locks"))\"}"
      let summary = try run(grid(script, more, in: scratch), in: scratch)
      #expect(summary.finished == 4)
    }
  }

  @Test func parametersWithTheNamesOfNetworksAreFiltered() throws {
    let text = """
      command: run {dataset} {task} {protocol}
      parameters: {dataset: [a, b], task: [c, d], protocol: [e, f]}
      measures: m
      """
    guard case .program(let grid) = try GridFile.parse(text, path: "g") else { return }
    try ScratchFolder.with { scratch in
      let executor = try ProgramExecutor(grid, in: RunFolder(scratch.path))
      let filter = TrialFilter(truths: { column, value in
        [column == "dataset" && value != "a", column == "protocol" && value == "e"]
      }) {
        $0[0] && $0[1]
      }
      let plan = try RunPlan(executor, in: RunFolder(scratch.path), where: filter)
      #expect(plan.toDo.map(\.label) == ["dataset=b protocol=e task=c seed 0", "dataset=b protocol=e task=d seed 0"])
      #expect(plan.description(jobs: 1).hasSuffix("for an unknown time with 1 at a time"))
    }
  }
}
