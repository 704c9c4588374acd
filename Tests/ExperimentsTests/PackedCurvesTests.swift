import Basics
import Experiments
import TestSupport
import Testing

/// Runs whose curves.csv was compressed with gzip: the packed file is read and never written.
@Suite struct PackedCurvesTests {
  private func run(_ folder: ScratchFolder, where filter: TrialFilter = .all) throws -> RunSummary {
    try GridRunner(GridRunnerTests.grid, in: RunFolder(folder.path)).run(telling: Recorder(), where: filter)
  }

  private func pack(_ folder: ScratchFolder) throws {
    _ = try #require(try Tool.run("gzip", ["-n", "-9", folder("curves.csv")]))
  }

  @Test func aFinishedRunHasNothingToDo() throws {
    try ScratchFolder.with { folder in
      _ = try run(folder)
      try pack(folder)
      let files = folder.files()
      #expect(try run(folder).finished == 0)
      #expect(folder.files() == files)
    }
  }

  @Test func aRunThatGoesOnWritesBesideAndBothAreMerged() throws {
    try ScratchFolder.with { scratch in
      let (whole, parts) = (scratch.folder("whole"), scratch.folder("parts"))
      _ = try run(whole)
      try ShardMerge([whole("results.csv")]).write(to: scratch("a/results.csv"))
      _ = try run(parts, where: TrialFilter { $0.task == "dot" })
      try pack(parts)
      let packed = try parts.bytes("curves.csv.gz")
      #expect(try run(parts).finished == 4)
      #expect(try parts.bytes("curves.csv.gz") == packed)
      try ShardMerge([parts("results.csv")]).write(to: scratch("b/results.csv"))
      #expect(try RowSet(scratch.folder("a")) == RowSet(scratch.folder("b")))
    }
  }

  @Test func mergingIntoItsFolderIsRefused() throws {
    try ScratchFolder.with { folder in
      _ = try run(folder)
      try pack(folder)
      let damage = #expect(throws: Diagnostic.self) {
        try ShardMerge([folder("results.csv")]).write(to: folder("results.csv"))
      }
      #expect(damage?.hint?.contains("gunzip") == true)
    }
  }
}
