import Basics
import Platform

/// The paths of a results file and of the files that belong to it, such as `results-2-of-8.csv`, `curves-2-of-8.csv`
/// and `run-2-of-8.json`.
struct RunFiles {
  let folder: String
  let results: String
  /// The file of curves; like the other companions, nil if the results have a name that no run gives.
  let curves: String?
  let record: String?
  /// The file that a run locks while it writes these files.
  let lock: String?

  init(results path: String) {
    results = path
    let beginning = path.upToLastSlash
    let name = String(path.unicodeScalars.dropFirst(beginning.unicodeScalars.count))
    folder = beginning.isEmpty ? "." : beginning
    guard name.hasPrefix("results"), name.hasSuffix(".csv") else {
      (curves, record, lock) = (nil, nil, nil)
      return
    }
    let suffix = name.dropFirst("results".count).dropLast(".csv".count)
    curves = "\(beginning)curves\(suffix).csv"
    record = "\(beginning)run\(suffix).json"
    lock = "\(beginning)run\(suffix).lock"
  }

  /// The number of shards according to the file's name; nil for the results of a whole run.
  var shardCount: Int? {
    guard let match = results.firstMatch(of: /results-\d+-of-(\d{1,9})\.csv$/), let count = Int(match.1),
      (1...Shard.most).contains(count)
    else {
      return nil
    }
    return count
  }

  /// Reads a file to which runs append, without the torn last line that a killed run may have left.
  ///
  /// - Parameter isNamed: true if the user named the file, so that it may be a pipe.
  static func wholeLines(of path: String, isNamed: Bool) throws(Diagnostic) -> (bytes: [UInt8], isTorn: Bool) {
    let bytes =
      isNamed
      ? try InputFile.bytes(at: path, within: .merged) : try InputFile.bytes(ofRegular: path, within: .merged)
    let end = (bytes.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
    return (Array(bytes[..<end]), end < bytes.count)
  }

  /// The file of curves that was compressed with gzip after a complete run; nil if there is none.
  var packedCurves: String? {
    curves.map { $0 + ".gz" }.flatMap { InputFile.exists($0) ? $0 : nil }
  }

  /// Throws `cannotCreate` if there are packed curves. Their rows would also be in the curves.csv that is written
  /// beside them, and count twice.
  func refusePackedCurves() throws(Diagnostic) {
    guard let path = packedCurves else { return }
    throw Diagnostic(
      .cannotCreate, "'\(path)' has its own curves, which would count twice",
      hint: "unpack it with gunzip first, or write to another folder")
  }
}
