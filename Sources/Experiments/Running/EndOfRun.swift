import Basics
import Platform

/// An error that ends the whole run, because all later trials would fail too. Any other error makes only a failed
/// trial.
struct EndOfRun: Error {
  let diagnostic: Diagnostic

  /// The free space in bytes below which a disk counts as full.
  private static let leastRoom: UInt64 = 16_384

  /// Checks the disk of a folder after a trial has failed, since a full disk may be the cause.
  ///
  /// - Throws: `EndOfRun` if the disk is full.
  static func check(diskOf folder: String) throws {
    var disk = statvfs()
    guard statvfs(folder, &disk) == 0, UInt64(disk.f_bavail) * UInt64(disk.f_frsize) < leastRoom else { return }
    throw EndOfRun(
      diagnostic: Diagnostic(
        .writeFailed, "no space left on the disk of '\(folder)', so no more trials are run",
        hint: "make room and start the run again: it goes on, and the trials that it had begun are run again"))
  }
}
