import Foundation
import TestSupport
import Testing

/// An uninterrupted run of the real program. Interrupted and divided runs must have the same rows.
///
/// `make soak` sets `SOAK_ROUNDS` and uses the grid `smoke`. Other test runs use a grid of short trials, and few
/// rounds.
struct SmokeRun: Sendable {
  /// The number of times that `make soak` kills a run; nil in other test runs.
  static let soakRounds = ProcessInfo.processInfo.environment["SOAK_ROUNDS"].flatMap { Int($0) }

  /// The run, made once for all tests.
  static let reference = Result { try SmokeRun() }

  let rows: RowSet
  let seconds: Double
  /// The size of results.csv and curves.csv together.
  let bytes: Int

  private init() throws {
    (rows, seconds, bytes) = try ScratchFolder.with { scratch in
      let start = Date()
      try Self.finish(in: scratch, ["--quiet"])
      let seconds = Date().timeIntervalSince(start)
      return (
        try RowSet(scratch), seconds, try scratch.bytes("results.csv").count + scratch.bytes("curves.csv").count
      )
    }
  }

  /// Prints the progress of a long test at once.
  static func tell(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }

  /// Returns the arguments of a run in a folder.
  static func arguments(in folder: ScratchFolder, _ more: [String] = []) -> [String] {
    ["run", soakRounds == nil ? "Tests/Fixtures/short_trials.yaml" : "smoke", "--out", folder.path] + more
  }

  /// Runs the program until nothing is left to do.
  static func finish(in folder: ScratchFolder, _ more: [String] = []) throws {
    let outcome = try Program.run(arguments(in: folder, more))
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
  }

  /// Continues an interrupted run in the folder to its end, and returns its rows.
  static func resumed(in folder: ScratchFolder) throws -> RowSet {
    try finish(in: folder)
    return try RowSet(folder)
  }
}

extension ScratchFolder {
  /// Waits until a file of this folder has more than `count` bytes.
  func wait(for name: String, longerThan count: Int) {
    while (try? bytes(name).count) ?? -1 <= count { Thread.sleep(forTimeInterval: 0.01) }
  }
}
