import Foundation
import TestSupport
import Testing

/// An uninterrupted run by the real program: what interrupted and divided ones must come to.
///
/// `make soak` sets `SOAK_ROUNDS` and takes the grid `smoke`; other test runs take many short trials, a few times.
struct SmokeRun: Sendable {
  /// How often `make soak` kills a run; nil elsewhere.
  static let soakRounds = ProcessInfo.processInfo.environment["SOAK_ROUNDS"].flatMap { Int($0) }

  /// Once for all tests.
  static let reference = Result { try SmokeRun() }

  let rows: RowSet
  let seconds: Double
  /// Of results.csv and curves.csv together.
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

  /// Says at once how far a long test is.
  static func tell(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }

  static func arguments(in folder: ScratchFolder, _ more: [String] = []) -> [String] {
    ["run", soakRounds == nil ? "Tests/Fixtures/short_trials.yaml" : "smoke", "--out", folder.path] + more
  }

  /// Runs the program until it has nothing left to do.
  static func finish(in folder: ScratchFolder, _ more: [String] = []) throws {
    let outcome = try Program.run(arguments(in: folder, more))
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
  }

  /// The rows once a run that was interrupted in the folder went on to its end.
  static func resumed(in folder: ScratchFolder) throws -> RowSet {
    try finish(in: folder)
    return try RowSet(folder)
  }
}

extension ScratchFolder {
  /// Waits until a file of this folder has more than the given number of bytes.
  func wait(for name: String, longerThan count: Int) {
    while (try? bytes(name).count) ?? -1 <= count { Thread.sleep(forTimeInterval: 0.01) }
  }
}
