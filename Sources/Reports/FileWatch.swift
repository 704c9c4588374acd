import Platform

/// Repeats something whenever one of its files changes, until the program is stopped.
package enum FileWatch {
  /// What changes when a file is written or replaced.
  private struct Stamp: Equatable {
    let seconds: Int
    let nanoseconds: Int
    let size: Int
    let inode: UInt64
  }

  /// - Parameters:
  ///   - files: what the action is about to read, as far as that is known.
  ///   - pause: between two looks at them, in microseconds.
  ///   - action: returns the files to look at until the next time.
  package static func run(
    _ files: [String], pause: UInt32 = 200_000, _ action: () throws -> [String]
  ) throws {
    var known = stamps(of: files)
    while true {
      // Of files that are known the stamps are taken before they are read: a save during the action counts.
      let before = known
      let read = try action()
      known = stamps(of: read)
      for (file, stamp) in before where read.contains(file) { known[file] = stamp }
      while stamps(of: read) == known { usleep(pause) }
      known = stamps(of: read)
    }
  }

  /// Without files that are not there.
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
