import Basics
import Experiments
import Platform
import Tables
import TestSupport
import Testing

/// Successive halving of programs, compared with an independent Python script.
@Suite struct HalvingTests {
  /// A program that writes the same curves as `Tests/References/successive_halving.py`.
  private static let program = #"""
    x=$1 seed=$2 last=12 status=0 begin=$((x * 37))
    case $x in 7) last=3 begin=9 ;; 9) last=1 status=3 ;; 11) last=4 status=3 begin=0 ;; esac
    : > curve.jsonl
    step=1
    while [ $step -le $last ]; do
      sleep $PAUSE
      loss=$(((begin + seed * 3 + step * (x % 5)) % 13))
      if [ $x = 4 ]; then if [ $step -ge 3 ]; then loss=NaN; else loss=1; fi; fi
      if [ $((x % 2)) = 0 ] || [ $((step % 2)) = 0 ]; then
        echo "{\"step\": $step, \"loss\": $loss}" >> curve.jsonl
      fi
      step=$((step + 1))
    done
    [ $status = 0 ] && echo "{\"y\": $((100 * x + seed))}"
    exit $status
    """#

  private func grid(
    _ script: String, in scratch: ScratchFolder, pause: String = "0", settings: Int = 18,
    halving: String = "{measure: loss, best: lowest, keep: 2/5, rungs: [2, 5]}"
  ) throws -> CommandGrid {
    try scratch.write(script, to: "train.sh")
    let text = """
      command: [sh, train.sh, "{x}", "{seed}"]
      parameters: {x: [\((1...settings).map(String.init).joined(separator: ", "))]}
      seeds: 2
      measures: [y]
      curves: curve.jsonl
      environment: {PAUSE: \(pause)}
      halving: \(halving)
      """
    guard case .program(let grid) = try GridFile.load(scratch.write(text, to: "grid.yaml")) else {
      throw Diagnostic(.badData, "no grid of a program")
    }
    return grid
  }

  @discardableResult
  private func run(
    _ grid: CommandGrid, in scratch: ScratchFolder, jobs: Int, retryFailed: Bool = false,
    where filter: TrialFilter = .all,
    shard: Shard? = nil, observer: Recorder = Recorder()
  ) throws -> RunSummary {
    let folder = RunFolder(scratch("out"), shard: shard)
    var options = GridRunner.Options()
    (options.jobs, options.retryFailed) = (jobs, retryFailed)
    let runner = GridRunner(
      try ProgramExecutor(grid, in: folder), in: folder, options: options, stopOn: observer.request)
    return try runner.run(telling: observer, where: filter)
  }

  private static let names = ["x", "seed", "y", "rung_step", "rung_value", "status"]

  private func rows(_ scratch: ScratchFolder, _ names: [String] = names, file: String = "results") throws -> [String] {
    let table = try CSVReader(textual: Set(names)).read(path: scratch("out/\(file).csv"))
    return (0..<table.rowCount).map { row in names.map { table[$0]?.text(row) ?? "" }.joined(separator: ",") }.sorted()
  }

  private static func expected() throws -> [String] {
    let text = try InputFile.text(at: "\(Program.root)Tests/Fixtures/successive_halving.csv")
    return text.split(separator: "\n").dropFirst().map(String.init).sorted()
  }

  /// Rows are equal for programs that end before the curve is first looked at, and for programs that are ended at
  /// rungs.
  @Test(arguments: [(1, "0"), (3, "0.03")]) func rowsAreThoseOfTheReference(jobs: Int, pause: String) throws {
    try ScratchFolder.with { scratch in
      let observer = Recorder()
      let summary = try run(grid(Self.program, in: scratch, pause: pause), in: scratch, jobs: jobs, observer: observer)
      let expected = try Self.expected()
      #expect(expected.count == 36)
      #expect(try rows(scratch) == expected)
      #expect(summary.stopped == expected.count { $0.hasSuffix("stopped") })
      #expect(observer.notes.contains("step 2: 17 settings compared by the lowest loss, 6 go on"))
      // The curve of a trial that was stopped ends at its rung.
      let curves = try CSVReader().read(path: scratch("out/curves.csv"))
      let steps = (0..<curves.rowCount).filter { curves["x"]?.field($0) == "1" }.compactMap {
        curves["step"]?.field($0)
      }
      let end = try #require(expected.first { $0.hasPrefix("1,0,") }).split(
        separator: ",", omittingEmptySubsequences: false)
      #expect(end[5] != "stopped" || steps.last == String(end[3]))
      #expect(try run(grid(Self.program, in: scratch, pause: pause), in: scratch, jobs: 2).stopped == 0)
      #expect(try rows(scratch) == expected)
    }
  }

  @Test func stoppedTrialsSayWhere() throws {
    try ScratchFolder.with { scratch in
      let grid = try grid(
        Self.program, in: scratch, settings: 3, halving: "{measure: loss, best: highest, keep: 0.5, rungs: [4]}")
      #expect(try run(grid, in: scratch, jobs: 2).stopped == 4)
      // Means at step 4: (37 + 4) % 13 = 2 and 5, (74 + 8) % 13 = 4 and 7, (111 + 12) % 13 = 6 and 9.
      #expect(
        try rows(scratch, ["x", "seed", "rung_value", "reason"]) == [
          "1,0,2.0,stopped at step 4: place 3 of 3, of which 1 goes on",
          "1,1,5.0,stopped at step 4: place 3 of 3, of which 1 goes on",
          "2,0,4.0,stopped at step 4: place 2 of 3, of which 1 goes on",
          "2,1,7.0,stopped at step 4: place 2 of 3, of which 1 goes on", "3,0,6.0,", "3,1,9.0,",
        ])
      let status = try RunStatus(of: scratch("out")).description
      #expect(status == "all: 6 trials, 2 finished, 4 stopped, 0 missing, complete")
    }
  }

  /// A fractional step is no point of a curve, so that it does not end the program at a rung.
  @Test func fractionalStepsReachNoRung() throws {
    try ScratchFolder.with { scratch in
      let script = """
        for step in 0.5 2.5 4.5; do echo "{\\"step\\": $step, \\"loss\\": 1}" >> curve.jsonl; sleep 0.2; done
        echo '{"y": 1}'
        """
      let grid = try grid(
        script, in: scratch, settings: 2, halving: "{measure: loss, best: lowest, keep: 1/2, rungs: [2]}")
      let summary = try run(grid, in: scratch, jobs: 2)
      #expect(summary.finished + summary.failed == 4 && summary.remaining == 0)
    }
  }

  /// A run that is stopped ten times, each time with a torn rungs.csv, gives the same rows.
  @Test func stoppedRunsGoOn() throws {
    try ScratchFolder.with { scratch in
      let grid = try grid(Self.program, in: scratch, pause: "0.01")
      var records: [Int] = []
      for _ in 0..<10 {
        let observer = Recorder()
        let request = observer.request
        let timer = try WorkerThread {
          usleep(200_000)
          request.stop(signal: 15)
        }
        try run(grid, in: scratch, jobs: 2, observer: observer)
        timer.join()
        let rungs = try scratch.text("out/rungs.csv")
        records.append(rungs.split(separator: "\n").count)
        try scratch.write(rungs + "18,1,2", to: "out/rungs.csv")
      }
      #expect(Set(records).count > 3)
      #expect(try run(grid, in: scratch, jobs: 2).end == .complete)
      #expect(try rows(scratch) == Self.expected())
    }
  }

  /// A program that continues from its saved state writes only the rest of its curve; the recorded curve is whole.
  @Test func curvesOfProgramsThatGoOnAreWhole() throws {
    let program = #"""
      step=$(cat state 2> /dev/null || echo 0)
      : > curve.jsonl
      echo $step >> starts
      while [ $step -lt 6 ]; do
        step=$((step + 1))
        echo $step > state
        echo "{\"step\": $step, \"loss\": $(($1 + step))}" >> curve.jsonl
        sleep 0.12
      done
      echo "{\"y\": $1}"
      """#
    try ScratchFolder.with { scratch in
      let grid = try grid(
        program, in: scratch, settings: 2, halving: "{measure: loss, best: lowest, keep: 1/2, rungs: [2, 4]}")
      #expect(try run(grid, in: scratch, jobs: 2).finished == 2)
      let curve = try rows(scratch, ["x", "seed", "step", "loss"], file: "curves")
      let whole = (1...6).map { "1,0,\($0),\(1 + $0).0" }
      #expect(curve.filter { $0.hasPrefix("1,0,") } == whole)
      #expect(curve.filter { $0.hasPrefix("2,0,") } == ["2,0,1,3.0", "2,0,2,4.0"])
      let starts = try scratch.files().filter { $0.hasSuffix("/starts") }.map {
        try scratch.text($0).split(separator: "\n")
      }
      #expect(starts.filter { $0.count == 3 && $0[1] != "0" }.count == 2, "\(starts)")
    }
  }

  @Test func failedTrialsAreRetriedFromTheirRung() throws {
    try ScratchFolder.with { scratch in
      let script = Self.program.replacing(
        "[ $status = 0 ]", with: "[ -e \"\(scratch("ok"))\" ] && status=0\n[ $status = 0 ]")
      #expect(try run(grid(script, in: scratch), in: scratch, jobs: 2).failed > 2)
      try scratch.write("", to: "ok")
      let summary = try run(grid(script, in: scratch), in: scratch, jobs: 2, retryFailed: true)
      #expect(summary.failed == 0 && summary.finished > 2)
    }
  }

  @Test func partsAreRefused() throws {
    try ScratchFolder.with { scratch in
      let grid = try grid(Self.program, in: scratch)
      for shard in [try Shard(parsing: "1/2"), nil] {
        let filter = shard == nil ? TrialFilter(truths: { _, _ in [true] }) { $0[0] } : .all
        let refusal = try #require(throws: Diagnostic.self) {
          try run(grid, in: scratch, jobs: 1, where: filter, shard: shard)
        }
        #expect(refusal.kind == .usage && refusal.message.hasPrefix("a part of a grid with 'halving' cannot be run"))
      }
      try run(grid, in: scratch, jobs: 2)
      let other = try self.grid(
        Self.program, in: scratch, halving: "{measure: loss, best: lowest, keep: 1/2, rungs: [2, 5]}")
      let refusal = try #require(throws: Diagnostic.self) { try run(other, in: scratch, jobs: 1) }
      #expect(
        refusal.message.contains(
          "halving: the 2/5 with the lowest loss at the steps 2, 5 there, the 1/2 with the lowest loss at the steps 2, 5 here"
        ))
    }
  }

  @Test func curvesWithoutTheMeasureAreTold() throws {
    try ScratchFolder.with { scratch in
      let observer = Recorder()
      let grid = try grid(
        Self.program, in: scratch, settings: 1, halving: "{measure: los, best: lowest, keep: 1/2, rungs: [2]}")
      #expect(try run(grid, in: scratch, jobs: 2, observer: observer).finished == 2)
      #expect(observer.notes.contains { $0.hasSuffix("its curve has no 'los', so that it was compared at no rung") })
    }
  }

  @Test(arguments: [
    ("{best: lowest, keep: 1/3}", 5, 10, "'halving' needs 'best', 'keep' and 'rungs'"),
    ("{best: lowest, keep: 3/3, rungs: [1]}", 5, 31, "'keep' must be a part between 0 and 1"),
    ("{best: low, keep: 1/3, rungs: [1]}", 5, 17, "unknown direction 'low'"),
    ("{best: lowest, keep: 1/3, rungs: [3, 3]}", 5, 47, "each rung must be above the one before"),
    ("{best: lowest, keep: 1/3, rungs: [0]}", 5, 44, "a rung must be a whole number of at least 1"),
    ("{by: epoch, best: lowest, keep: 1/3, rungs: [1]}", 5, 15, "unknown unit of rungs 'epoch'"),
    ("{measure: seed, best: lowest, keep: 1/3, rungs: [1]}", 5, 20, "'seed' cannot be a number of the curve"),
  ])
  func mistakesHaveTheirPlace(halving: String, line: Int, column: Int, message: String) throws {
    let text = "command: a {x}\nparameters: {x: [1]}\nmeasures: m\ncurves: c\nhalving: \(halving)"
    let list = try #require(throws: DiagnosticList.self) { _ = try GridFile.parse(text, path: "grid.yaml") }
    let fault = try #require(list.diagnostics.first)
    #expect(list.diagnostics.count == 1 && fault.message == message, "\(list)")
    #expect(fault.location?.line == line && fault.location?.column == column, "\(fault)")
  }
}
