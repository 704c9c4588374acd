import Platform

/// Repeats something whenever one of its files changes, until the program is stopped.
package enum FileWatch {
  /// - Parameter action: returns the files to look at until the next time.
  package static func run(_ action: () throws -> [String]) throws {
    while true {
      let files = try action()
      let stamps = stamps(of: files)
      repeat { usleep(200_000) } while Self.stamps(of: files) == stamps
    }
  }

  private static func stamps(of files: [String]) -> [Date?] {
    files.map { (try? FileManager.default.attributesOfItem(atPath: $0))?[.modificationDate] as? Date }
  }
}
