import Basics

/// Failed rows whose trial has a later row. They are removed after a retried trial has its new row.
enum SupersededRows {
  /// Removes them, the file being written anew as a whole.
  static func remove(from file: OutputPath) throws {
    let superseded = try lines(of: ResultsFile(reading: file.path))
    guard !superseded.isEmpty else { return }
    let lines = try InputFile.bytes(at: file.path).split(separator: UInt8(ascii: "\n"))
    let kept = lines.enumerated().filter { !superseded.contains($0.offset + 1) }.map(\.element)
    try file.write(Array(kept.joined(separator: [UInt8(ascii: "\n")])) + [UInt8(ascii: "\n")])
  }

  private static func lines(of file: ResultsFile) throws(Diagnostic) -> Set<Int> {
    var failed: [Trial: Int] = [:]
    var lines: Set<Int> = []
    for index in 0..<file.count {
      let row = try file.row(index)
      if let earlier = failed[row.trial] { lines.insert(earlier) }
      failed[row.trial] = row.status == .failed ? row.line : nil
    }
    return lines
  }
}
