import Basics
import Platform

/// Ends a run, where another error of a trial would make a failed trial: no trial after it would do better.
struct EndOfRun: Error {
  let diagnostic: Diagnostic

  /// Bytes without which nothing can be written.
  private static let leastRoom: UInt64 = 16_384

  /// - Throws: `EndOfRun` where the disk of a folder is full: a trial that failed then may have failed for that.
  static func check(diskOf folder: String) throws {
    var disk = statvfs()
    guard statvfs(folder, &disk) == 0, UInt64(disk.f_bavail) * UInt64(disk.f_frsize) < leastRoom else { return }
    throw EndOfRun(
      diagnostic: Diagnostic(
        .writeFailed, "no space left on the disk of '\(folder)', so no more trials are run",
        hint: "make room and start the run again: it goes on, and the trials that it had begun are run again"))
  }
}
