import Foundation
import TestSupport
import Testing

/// Disks that are full or read-only for a while. Only root can mount such disks, so these tests run only in `make
/// soak`, which needs root.
@Suite(.serialized, .enabled(if: SmokeRun.soakRounds != nil, "make soak runs these, as root"))
struct DiskTests {
  private static let rounds = max(1, (SmokeRun.soakRounds ?? 0) / 10)
  private static let size = 300 << 10

  private func shell(_ command: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(command)")
  }

  /// Mounts a small disk while `body` runs.
  private func withDisk(_ body: (ScratchFolder) throws -> Void) throws {
    try ScratchFolder.with { scratch in
      try shell("mount -t tmpfs -o size=\(Self.size) tmpfs \(scratch.path)")
      defer { try? shell("umount \(scratch.path)") }
      try body(scratch)
    }
  }

  /// Another file leaves only a random part of the space that the run needs, and is removed after the run has failed.
  @Test func fullDiskStopsTheRunAndLosesNothing() throws {
    let reference = try SmokeRun.reference.get()
    for _ in 0..<Self.rounds {
      try withDisk { disk in
        let room = Int.random(in: 0..<reference.bytes)
        try disk.write(String(repeating: "-", count: Self.size - room), to: "ballast")
        let outcome = try Program.run(SmokeRun.arguments(in: disk))
        #expect([73, 74].contains(outcome.exitCode), "\(outcome.errors)")
        #expect(outcome.errors.contains("No space left on device"))
        try FileManager.default.removeItem(atPath: disk("ballast"))
        #expect(try SmokeRun.resumed(in: disk) == reference.rows, "with \(room) bytes of room")
      }
    }
    SmokeRun.tell("\(Self.rounds) disks filled up at random moments and lost nothing")
  }

  /// A run is killed, the next run finds the disk read-only, and the run after that continues.
  @Test func readOnlyDiskIsAnErrorAndLosesNothing() throws {
    let reference = try SmokeRun.reference.get()
    for _ in 0..<Self.rounds {
      try withDisk { disk in
        try ScratchFolder.with { logs in
          let process = try Program.start(SmokeRun.arguments(in: disk), logs: logs)
          Thread.sleep(forTimeInterval: .random(in: 0..<reference.seconds))
          kill(process.processIdentifier, SIGKILL)
          process.waitUntilExit()
        }
        try shell("mount -o remount,ro \(disk.path)")
        let outcome = try Program.run(SmokeRun.arguments(in: disk))
        #expect(outcome.exitCode == 73 && outcome.errors.contains("Read-only file system"), "\(outcome.errors)")
        try shell("mount -o remount,rw \(disk.path)")
        #expect(try SmokeRun.resumed(in: disk) == reference.rows)
      }
    }
    SmokeRun.tell("\(Self.rounds) disks were read-only for a while and lost nothing")
  }
}
