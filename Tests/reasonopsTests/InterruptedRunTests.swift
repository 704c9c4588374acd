import Foundation
import TestSupport
import Testing

/// The program is killed, stopped, started twice and prevented from writing. No finished trial is lost, and no
/// unfinished trial counts.
@Suite(.serialized) struct InterruptedRunTests {
  private static let kills = SmokeRun.soakRounds ?? 3
  private static let others = SmokeRun.soakRounds.map { max(1, $0 / 10) } ?? 1

  /// The run is killed at a random moment, again and again, until it finishes before that moment.
  @Test func killedRunsGoOnToTheSameRows() throws {
    let reference = try SmokeRun.reference.get()
    var count = 0
    for round in 1...Self.kills {
      try ScratchFolder.with { scratch in
        let folder = scratch.folder("out")
        while try isKilled(in: folder, within: reference.seconds, logs: scratch) { count += 1 }
        #expect(try RowSet(folder) == reference.rows, "round \(round)")
      }
      guard round % 10 == 0 else { continue }
      SmokeRun.tell("\(round) runs were killed \(count) times and came to the rows of one that was not")
    }
  }

  /// Returns false if the program finished before it was killed.
  private func isKilled(in folder: ScratchFolder, within seconds: Double, logs: ScratchFolder) throws -> Bool {
    let process = try Program.start(SmokeRun.arguments(in: folder, ["--quiet"]), logs: logs)
    Thread.sleep(forTimeInterval: .random(in: 0..<seconds))
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    let errors = try logs.text("errors")
    #expect(process.terminationReason == .uncaughtSignal || process.terminationStatus == 0, "\(errors)")
    return process.terminationReason == .uncaughtSignal
  }

  /// Ctrl-C, SIGTERM, and Ctrl-C twice.
  @Test(arguments: [[SIGINT], [SIGTERM], [SIGINT, SIGINT]])
  func signalsStopARun(signals: [Int32]) throws {
    let reference = try SmokeRun.reference.get()
    var longest = 0.0
    for _ in 0..<Self.others {
      try ScratchFolder.with { scratch in
        let folder = scratch.folder("out")
        let process = try Program.start(SmokeRun.arguments(in: folder), logs: scratch)
        folder.wait(for: "results.csv", longerThan: 500)
        let start = Date()
        for signal in signals { kill(process.processIdentifier, signal) }
        process.waitUntilExit()
        longest = max(longest, Date().timeIntervalSince(start))
        #expect(process.terminationReason == .exit && process.terminationStatus == 128 + signals[0])
        if signals.count == 1 {
          #expect(try scratch.text("errors").contains("stopped; the same command continues from here"))
        }
        #expect(try SmokeRun.resumed(in: folder) == reference.rows)
      }
    }
    SmokeRun.tell("signals \(signals) stopped a run within \(longest) s, \(Self.others) times")
  }

  /// Of two runs that are started at the same time, one does the work and the other is refused.
  @Test func ofTwoRunsOnOneFolderOneIsRefused() throws {
    let reference = try SmokeRun.reference.get()
    for _ in 0..<Self.others {
      try ScratchFolder.with { scratch in
        let folder = scratch.folder("out")
        let logs = [scratch.folder("a"), scratch.folder("b")]
        for log in logs { try FileManager.default.createDirectory(atPath: log.path, withIntermediateDirectories: true) }
        let processes = try logs.map { try Program.start(SmokeRun.arguments(in: folder), logs: $0) }
        processes.forEach { $0.waitUntilExit() }
        #expect(processes.map(\.terminationStatus).sorted() == [0, 73])
        let refused = processes[0].terminationStatus == 73 ? 0 : 1
        #expect(try logs[refused].text("errors").contains("another run is using this folder"))
        #expect(try RowSet(folder) == reference.rows)
      }
    }
  }

  @Test func removedFolderStopsTheRun() throws {
    try ScratchFolder.with { scratch in
      let folder = scratch.folder("out")
      let process = try Program.start(SmokeRun.arguments(in: folder), logs: scratch)
      folder.wait(for: "results.csv", longerThan: 0)
      try FileManager.default.removeItem(atPath: folder.path)
      process.waitUntilExit()
      #expect(process.terminationReason == .exit && process.terminationStatus == 74)
      #expect(try scratch.text("errors").contains("was removed while it was written"))
    }
  }

  /// A limit of the file size acts like a quota or a full disk, and does not need root. `DiskTests` fills real disks.
  @Test(
    .disabled(if: Sanitizer.isThread, "ThreadSanitizer maps a file of its own, which may not grow either"),
    arguments: [1, 4])
  func filesThatMayNotGrowStopTheRunAndLoseNothing(kilobytes: Int) throws {
    let reference = try SmokeRun.reference.get()
    try ScratchFolder.with { scratch in
      let folder = scratch.folder("out")
      let outcome = try Program.run(SmokeRun.arguments(in: folder), after: "ulimit -f \(kilobytes)")
      #expect(outcome.exitCode == 74, "\(outcome.errors)")
      #expect(outcome.errors.contains("File too large"))
      #expect(try SmokeRun.resumed(in: folder) == reference.rows)
    }
  }
}
