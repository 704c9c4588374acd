import Basics
import Platform

/// A results file and its companion files: `results-2-of-8.csv`, `curves-2-of-8.csv`, `run-2-of-8.json`.
struct RunFiles {
  let folder: String
  let results: String
  /// Nil where the results have a name of their own.
  let curves: String?
  let record: String?
  /// What a run that writes them holds.
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

  /// How many shards the run has by the file's name; nil for the results of a whole run.
  var shardCount: Int? {
    guard let match = results.firstMatch(of: /results-\d+-of-(\d{1,9})\.csv$/), let count = Int(match.1),
      (1...Shard.most).contains(count)
    else {
      return nil
    }
    return count
  }

  /// A file that runs append to, without the torn last line that a killed one may have left.
  ///
  /// - Parameter isNamed: whether the user named it. It may be a pipe then.
  static func wholeLines(of path: String, isNamed: Bool) throws(Diagnostic) -> (bytes: [UInt8], isTorn: Bool) {
    let bytes =
      isNamed
      ? try InputFile.bytes(at: path, within: .merged) : try InputFile.bytes(ofRegular: path, within: .merged)
    let end = (bytes.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
    return (Array(bytes[..<end]), end < bytes.count)
  }

  /// Curves that were packed by gzip when a run was complete; nil if there are none.
  var packedCurves: String? {
    curves.map { $0 + ".gz" }.flatMap { InputFile.exists($0) ? $0 : nil }
  }

  /// Their rows would be in the curves.csv that is written beside them too, and count twice.
  func refusePackedCurves() throws(Diagnostic) {
    guard let path = packedCurves else { return }
    throw Diagnostic(
      .cannotCreate, "'\(path)' has its own curves, which would count twice",
      hint: "unpack it with gunzip first, or write to another folder")
  }
}
