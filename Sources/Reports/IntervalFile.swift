import Basics
import Platform
import Statistics

/// The file `render.cache`, which keeps the confidence intervals of a report, so that unchanged ones are not resampled.
/// It may be deleted. Another build of the program does not use it.
///
/// The first line names the build. Each further line has the fingerprint of an interval and the bit patterns of its
/// ends, in hexadecimal. The last line is the checksum of all lines before it.
package enum IntervalFile {
  private static func path(_ folder: String) -> String { "\(folder)/render.cache" }

  /// Returns the intervals in the folder's file. Returns none if there is no file, if another build wrote it, or if it
  /// is damaged. In the last case `note` gets a message.
  package static func read(
    folder: String, telling note: (String) -> Void = Console.error
  ) -> [UInt64: Interval] {
    guard let bytes = InputFile.kept(path(folder)), !bytes.isEmpty else { return [:] }
    guard let lines = wholeLines(bytes), let first = lines.first else {
      note("note: '\(path(folder))' is damaged or of an earlier release; its intervals are computed again")
      return [:]
    }
    guard first == build else { return [:] }
    let entries = lines.dropFirst().compactMap(entry)
    return Dictionary(entries, uniquingKeysWith: { first, _ in first })
  }

  /// Returns all lines but the last, if the last is the correct checksum of the others; otherwise nil.
  private static func wholeLines(_ bytes: [UInt8]) -> [Substring]? {
    guard bytes.last == UInt8(ascii: "\n"),
      let end = bytes.dropLast().lastIndex(of: UInt8(ascii: "\n")).map({ $0 + 1 }),
      Array(bytes[end...]) == Array(checksumLine(of: Array(bytes[..<end])).utf8)
    else { return nil }
    return String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\n")
  }

  private static func checksumLine(of bytes: [UInt8]) -> String {
    "checksum \(RenderRecord.text(RenderRecord.checksum(of: bytes)))\n"
  }

  /// Writes the file, unless it would be the same. If a file of that name is not a cache, it stays, with a note on
  /// standard error.
  ///
  /// - Throws: `writeFailed`.
  package static func write(_ intervals: [UInt64: Interval], folder: String, inputs: Inputs) throws(Diagnostic) {
    let lines = intervals.sorted { $0.key < $1.key }.map { key, interval in
      [key, interval.low.bitPattern, interval.high.bitPattern].map { String($0, radix: 16) }.joined(separator: " ")
    }
    var bytes = Array((([build] + lines).joined(separator: "\n") + "\n").utf8)
    bytes += Array(checksumLine(of: bytes).utf8)
    if InputFile.kept(path(folder)) == bytes { return }
    do throws(Diagnostic) {
      try OutputPath(path(folder), inputs: inputs, replacing: replaceable(in: folder)).write(bytes)
    } catch {
      guard error.kind == .cannotCreate else { throw error }
      Console.error("note: \(error.message); so no intervals are kept for the next time")
    }
  }

  /// Returns which existing file may be replaced. A damaged cache may lack its first or its last line, so either is
  /// enough.
  private static func replaceable(in folder: String) -> OutputPath.Replaceable {
    let isOurs = InputFile.kept(path(folder))?.firstRange(ofText: "\nchecksum ") != nil
    return isOurs ? .everything : .beginning([Array("reasonops ".utf8)], what: "a cache of this program")
  }

  private static func entry(_ line: Substring) -> (UInt64, Interval)? {
    let words = line.split(separator: " ").compactMap { UInt64($0, radix: 16) }
    guard words.count == 3 else { return nil }
    return (words[0], Interval(low: Double(bitPattern: words[1]), high: Double(bitPattern: words[2])))
  }

  /// The identity of this build: version and program file. Another build may resample differently.
  private static let build: String = {
    "reasonops \(Version.current) \(FileStatus(at: ProgramPath.current)?.version ?? "")"
  }()
}
