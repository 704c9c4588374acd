import Basics
import Platform
import Statistics

/// render.cache: the intervals of a folder's report, so that what did not change is not resampled. May be deleted, and is
/// of no use to another build of the program.
///
/// Its first line names the build; the others are a fingerprint and the bits of two numbers, in hexadecimal; the last is
/// the checksum of all before it.
package enum IntervalFile {
  private static func path(_ folder: String) -> String { "\(folder)/render.cache" }

  /// The contents of the folder's file. Empty if there is no file, or if it is from another build or damaged, which is
  /// told.
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

  /// All but the last line, if that is the checksum of what stands before it.
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

  /// A file of that name that is no cache stays, which is told.
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

  /// A damaged cache may lack its first or its last line.
  private static func replaceable(in folder: String) -> OutputPath.Replaceable {
    let isOurs = InputFile.kept(path(folder))?.firstRange(ofText: "\nchecksum ") != nil
    return isOurs ? .everything : .beginning([Array("reasonops ".utf8)], what: "a cache of this program")
  }

  private static func entry(_ line: Substring) -> (UInt64, Interval)? {
    let words = line.split(separator: " ").compactMap { UInt64($0, radix: 16) }
    guard words.count == 3 else { return nil }
    return (words[0], Interval(low: Double(bitPattern: words[1]), high: Double(bitPattern: words[2])))
  }

  /// The program's file as it is now: another build may resample otherwise.
  private static let build: String = {
    "reasonops \(Version.current) \(FileStatus(at: ProgramPath.current)?.version ?? "")"
  }()
}
