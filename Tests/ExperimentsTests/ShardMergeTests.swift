import Basics
import Experiments
import TestSupport
import Testing

@Suite struct ShardMergeTests {
  private static let grid = GridRunnerTests.grid

  private func run(in folder: String, shard: Shard? = nil) throws {
    let runner = GridRunner(Self.grid, in: RunFolder(folder, shard: shard))
    _ = try runner.run(telling: Recorder())
  }

  /// Runs the grid in a number of shards, and returns the paths of their results.
  private func shards(_ count: Int, in scratch: ScratchFolder) throws -> [String] {
    try (1...count).map { index in
      let shard = try Shard(parsing: "\(index)/\(count)")
      try run(in: scratch.path, shard: shard)
      return RunFolder(scratch.path, shard: shard).results
    }
  }

  @Test func mergedShardsAreTheWhole() throws {
    try ScratchFolder.with { scratch in
      try run(in: scratch("whole"))
      try ShardMerge([scratch("whole/results.csv")]).write(to: scratch("whole/results.csv"))
      for count in [1, 3, 8] {
        let folder = scratch.folder("\(count)")
        let parts = try shards(count, in: folder)
        try ShardMerge(parts.shuffled()).write(to: folder("results.csv"))
        #expect(try RowSet(folder) == RowSet(scratch.folder("whole")))
      }
    }
  }

  @Test func orderAndRepetitionMakeNoDifference() throws {
    try ScratchFolder.with { scratch in
      let parts = try shards(3, in: scratch)
      try ShardMerge(parts).write(to: scratch("results.csv"))
      let (results, curves) = (try scratch.bytes("results.csv"), try scratch.bytes("curves.csv"))
      let record = try scratch.bytes("run.json")
      try ShardMerge(parts.reversed() + [scratch("results.csv")] + parts).write(to: scratch("results.csv"))
      #expect(try scratch.bytes("results.csv") == results && scratch.bytes("curves.csv") == curves)
      #expect(try scratch.bytes("run.json") == record)
    }
  }

  /// The records of the parts become one, with all trials and with the time at which the last part was finished.
  @Test func recordsAreUnited() throws {
    try ScratchFolder.with { scratch in
      try ShardMerge(try shards(3, in: scratch)).write(to: scratch("results.csv"))
      let record = try #require(try RunRecord.read(scratch("run.json")))
      #expect(record.trials == Self.grid.trials.count && record.finished != nil)
      #expect(record.settings == RunRecord.Settings(Self.grid))
    }
  }

  @Test func whatIsMissingIsNamed() throws {
    try ScratchFolder.with { scratch in
      let parts = try shards(3, in: scratch)
      let all = Self.grid.trials
      let lost = try all.count(where: Shard(parsing: "2/3").contains)
      let text = try ShardMerge([parts[0], parts[2]]).write(to: scratch("results.csv"))
      #expect(text == "\(lost) of \(all.count) trials \(lost == 1 ? "has" : "have") no row: \(lost) of shard 2 of 3")
      #expect(try ShardMerge(parts).write(to: scratch("results.csv")) == nil)
      // If a whole run lacks its last row, the trial is named.
      try run(in: scratch("a"))
      let lines = try scratch.text("a/results.csv").split(separator: "\n")
      try scratch.write(lines.dropLast().joined(separator: "\n") + "\n", to: "a/results.csv")
      let one = try ShardMerge([scratch("a/results.csv")]).write(to: scratch("merged.csv"))
      let fields = lines.last!.split(separator: ",")
      #expect(
        one?.hasPrefix("1 of \(all.count) trials has no row: \(fields[0]) · \(fields[1]) · ") == true, "\(one ?? "")")
    }
  }

  @Test func differentRowsOfOneTrialAreShown() throws {
    try ScratchFolder.with { scratch in
      try run(in: scratch("a"))
      let text = try scratch.text("a/results.csv")
      let lines = text.split(separator: "\n")
      // The first row gets another accuracy; the other rows are equal.
      let fields = lines[1].split(separator: ",", omittingEmptySubsequences: false)
      let changed = (fields[..<6] + ["0.5"] + fields[7...]).joined(separator: ",")
      try scratch.write(([lines[0], changed[...]] + lines[2...]).joined(separator: "\n") + "\n", to: "b.csv")
      let error = try #require(throws: DiagnosticList.self) {
        try ShardMerge([scratch("a/results.csv"), scratch("b.csv")])
      }
      #expect(error.diagnostics.count == 1 && error.diagnostics[0].kind == .badData)
      #expect(error.diagnostics[0].message.contains(lines[1]) && error.diagnostics[0].message.contains(changed))
    }
  }

  /// Files with different columns lose no value, in whatever order they are merged, and also when they are merged
  /// again.
  @Test func columnsThatOneFileLacksComeFromTheOthers() throws {
    try ScratchFolder.with { scratch in
      try run(in: scratch("a"))
      let rows = try scratch.text("a/results.csv").split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
      }
      for (name, lacking) in [("b.csv", "r2"), ("c.csv", "parameters")] {
        let column = try #require(rows[0].firstIndex { $0 == lacking })
        let lines = rows.map { ($0[..<column] + $0[(column + 1)...]).joined(separator: ",") }
        try scratch.write(lines.joined(separator: "\n") + "\n", to: name)
      }
      for paths in [["b.csv", "c.csv"], ["c.csv", "b.csv"], ["a/results.csv", "c.csv", "b.csv"]] {
        try ShardMerge(paths.map { scratch($0) }).write(to: scratch("merged.csv"))
        try ShardMerge((paths + ["merged.csv"]).map { scratch($0) }).write(to: scratch("again.csv"))
        let merged = try Set(scratch.text("merged.csv").split(separator: "\n"))
        #expect(try merged == Set(scratch.text("a/results.csv").split(separator: "\n")))
        #expect(try scratch.bytes("again.csv") == scratch.bytes("merged.csv"))
      }
    }
  }

  @Test func trialsThatStandAlreadyAreNotLost() throws {
    try ScratchFolder.with { scratch in
      let parts = try shards(3, in: scratch)
      try ShardMerge(parts).write(to: scratch("results.csv"))
      let whole = try scratch.bytes("results.csv")
      let error = try #require(throws: Diagnostic.self) {
        try ShardMerge([parts[0]]).write(to: scratch("results.csv"))
      }
      #expect(error.kind == .cannotCreate && error.message.contains("trials that are in none of the files"))
      try ShardMerge([parts[0], scratch("results.csv")]).write(to: scratch("results.csv"))
      #expect(try scratch.bytes("results.csv") == whole)
    }
  }

  /// Shards that were killed and never continued: one in the middle of a row, and one in its header.
  @Test func tornLastLinesAreLeftOut() throws {
    try ScratchFolder.with { scratch in
      try run(in: scratch("a"))
      let text = try scratch.text("a/results.csv")
      try scratch.write(text.dropLast(5).description, to: "results-1-of-2.csv")
      try scratch.write("task,da", to: "results-2-of-2.csv")
      let merge = try ShardMerge([scratch("results-1-of-2.csv"), scratch("results-2-of-2.csv")])
      #expect(merge.count == Self.grid.trials.count - 1)
      #expect(merge.tornFiles == [scratch("results-1-of-2.csv"), scratch("results-2-of-2.csv")])
    }
  }

  @Test func failedRowsGiveWay() throws {
    try ScratchFolder.with { scratch in
      try run(in: scratch("a"))
      let lines = try scratch.text("a/results.csv").split(separator: "\n").map(String.init)
      let failed = lines[1].replacing("finished,", with: "failed,no luck")
      try scratch.write([lines[0], failed].joined(separator: "\n") + "\n", to: "b.csv")
      for paths in [["a/results.csv", "b.csv"], ["b.csv", "a/results.csv"]] {
        try ShardMerge(paths.map { scratch($0) }).write(to: scratch("merged.csv"))
        #expect(try !scratch.text("merged.csv").contains("failed"))
      }
    }
  }

  @Test func statusCountsEveryShard() throws {
    try ScratchFolder.with { scratch in
      _ = try shards(3, in: scratch)
      let status = try RunStatus(of: scratch.path)
      #expect(status.parts.map(\.name) == ["1 of 3", "2 of 3", "3 of 3"])
      #expect(status.parts.reduce(0) { $0 + $1.trials } == 8 && status.parts.allSatisfy { $0.missing == 0 })
      #expect(status.description.hasSuffix("together: 8 trials, 8 finished, 0 missing, complete"))
      // Merged trials are not counted twice.
      try ShardMerge((1...3).map { scratch("results-\($0)-of-3.csv") }).write(to: scratch("results.csv"))
      #expect(try RunStatus(of: scratch.path).parts.count == 4)
      #expect(try RunStatus(of: scratch.path).together.missing == 0)
      // Files of other programs are ignored.
      try scratch.write("{}", to: "runs.json")
      #expect(try RunStatus(of: scratch.path).parts.count == 4)
      let error = #expect(throws: Diagnostic.self) { try RunStatus(of: scratch("nothing")) }
      #expect(error?.kind == .notFound)
    }
  }

  @Test func slurmArraysGiveTheirShard() throws {
    func shard(_ id: String, _ first: String, _ count: String) throws -> Shard? {
      try Shard(slurmEnvironment: [
        "SLURM_ARRAY_TASK_ID": id, "SLURM_ARRAY_TASK_MIN": first, "SLURM_ARRAY_TASK_COUNT": count,
      ])
    }
    #expect(try shard("7", "5", "4") == Shard(parsing: "3/4"))
    #expect(try shard("0", "0", "8") == Shard(parsing: "1/8"))
    #expect(try shard("3", "3", "1") == nil)
    #expect(try Shard(slurmEnvironment: [:]) == nil)
    // An array with gaps, and numbers that no array has.
    for (id, first, count) in [("7", "1", "4"), ("9223372036854775807", "-1", "4"), ("1", "5", "4")] {
      #expect(throws: Diagnostic.self) { try shard(id, first, count) }
    }
  }
}
