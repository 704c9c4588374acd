import Analysis
import Basics
import Platform
import Statistics

/// render.cache: the intervals of a folder's report, so that what did not change is not resampled. May be deleted, and is
/// of no use to another build of the program.
///
/// Its first line names the build; the others are a fingerprint and the bits of two numbers, in hexadecimal.
enum IntervalFile {
  private static func path(_ folder: String) -> String { "\(folder)/render.cache" }

  /// The contents of the folder's file. Empty if there is no file, or if it is damaged or from another build.
  static func read(folder: String) -> IntervalCache {
    guard let data = FileManager.default.contents(atPath: path(folder)) else { return IntervalCache([:]) }
    var lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
    guard !lines.isEmpty, lines.removeFirst() == build else { return IntervalCache([:]) }
    let entries = lines.compactMap(entry)
    guard entries.count == lines.count else { return IntervalCache([:]) }
    return IntervalCache(Dictionary(entries, uniquingKeysWith: { first, _ in first }))
  }

  static func write(_ cache: IntervalCache, folder: String) throws(Diagnostic) {
    let lines = cache.intervals.sorted { $0.key < $1.key }.map { key, interval in
      [key, interval.low.bitPattern, interval.high.bitPattern].map { String($0, radix: 16) }.joined(separator: " ")
    }
    let text = ([build] + lines).joined(separator: "\n") + "\n"
    if FileManager.default.contents(atPath: path(folder)) == Data(text.utf8) { return }
    try AtomicFile.write(Array(text.utf8), to: path(folder))
  }

  private static func entry(_ line: Substring) -> (UInt64, Interval)? {
    let words = line.split(separator: " ").compactMap { UInt64($0, radix: 16) }
    guard words.count == 3 else { return nil }
    return (words[0], Interval(low: Double(bitPattern: words[1]), high: Double(bitPattern: words[2])))
  }

  /// The program's file as it is now: another build may resample otherwise.
  private static let build: String = {
    let attributes = try? FileManager.default.attributesOfItem(atPath: ProgramPath.current)
    let time = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
    return "reasonops \(Version.current) \(attributes?[.size] as? Int ?? 0) \(time)"
  }()
}
