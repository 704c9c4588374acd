import Platform

/// Repeats an action whenever one of its files changes, until the program is stopped.
package enum FileWatch {
  /// The attributes of a file that change when it is written or replaced.
  private struct Stamp: Equatable {
    let seconds: Int
    let nanoseconds: Int
    let size: Int
    let inode: UInt64
  }

  /// Runs the action, then again after each change.
  ///
  /// - Parameters:
  ///   - files: The files that the action is known to read, before it has run.
  ///   - pause: The microseconds between two checks of the files.
  ///   - action: Returns the files to watch until the next run.
  /// - Throws: what the action throws.
  package static func run(
    _ files: [String], pause: UInt32 = 200_000, _ action: () throws -> [String]
  ) throws {
    var known = stamps(of: files)
    while true {
      // Use the stamps from before the action read the files, so that a change during the action is noticed.
      let before = known
      let read = try action()
      known = stamps(of: read)
      for (file, stamp) in before where read.contains(file) { known[file] = stamp }
      while stamps(of: read) == known { usleep(pause) }
      known = stamps(of: read)
    }
  }

  /// Returns the stamps of the files that exist.
  private static func stamps(of files: [String]) -> [String: Stamp] {
    var stamps: [String: Stamp] = [:]
    for file in files { stamps[file] = stamp(of: file) }
    return stamps
  }

  private static func stamp(of file: String) -> Stamp? {
    var status = stat()
    guard stat(file, &status) == 0 else { return nil }
    let time = status.modified
    return Stamp(
      seconds: time.tv_sec, nanoseconds: time.tv_nsec, size: Int(status.st_size), inode: UInt64(status.st_ino))
  }
}
