import TestSupport
import Testing

/// The real program with different numbers of threads, and with the grid divided into shards.
@Suite struct DividedRunTests {
  @Test(arguments: [1, 2, 4]) func jobsMakeNoDifference(jobs: Int) throws {
    try ScratchFolder.with { scratch in
      try SmokeRun.finish(in: scratch, ["--jobs", "\(jobs)"])
      #expect(try RowSet(scratch) == SmokeRun.reference.get().rows)
    }
  }

  @Test(arguments: [1, 3, 8]) func shardsMergeToTheWholeInAnyOrder(count: Int) throws {
    try ScratchFolder.with { scratch in
      let parts = (1...count).map { scratch("results-\($0)-of-\(count).csv") }
      for index in 1...count { try SmokeRun.finish(in: scratch, ["--shard", "\(index)/\(count)"]) }
      for name in ["a", "b"] {
        let merged = try Program.run(["merge"] + parts.shuffled() + ["-o", scratch("\(name)/results.csv")])
        #expect(merged.exitCode == 0, "\(merged.errors)")
      }
      #expect(try RowSet(scratch.folder("a")) == SmokeRun.reference.get().rows)
      for file in ["results.csv", "curves.csv", "run.json"] {
        #expect(try scratch.bytes("a/\(file)") == scratch.bytes("b/\(file)"))
      }
    }
  }
}
