import Basics
import Tables

/// The curve of a trial that was started several times. A program that continues from files in its folder writes the
/// rest of its curve; a program that begins again writes the whole curve. In both cases, the points before the first
/// one of the last start come from earlier starts.
enum EarlierCurve {
  /// Returns the name of the file that keeps the points of earlier starts.
  static func name(_ curves: String) -> String { curves + ".earlier" }

  /// Returns the lines of all starts; nil if there is no file.
  static func all(_ curves: String, in folder: TrialFolder) -> [UInt8]? {
    let last = InputFile.kept(folder(curves))
    guard let before = InputFile.kept(folder(name(curves))) else { return last }
    return joined(before, last ?? [])
  }

  /// Saves the points so far in that file, since the next start replaces the curve.
  static func keep(_ curves: String, in folder: TrialFolder) throws(Diagnostic) {
    guard let bytes = all(curves, in: folder) else { return }
    let output = try OutputPath(folder(name(curves)), inputs: .none, replacing: .everything)
    try output.write(joined(bytes, []))
  }

  private static func joined(_ before: [UInt8], _ last: [UInt8]) -> [UInt8] {
    let lines = { (bytes: [UInt8]) in bytes.split(separator: UInt8(ascii: "\n")).map(Array.init) }
    let first = lines(last).lazy.compactMap(step).first ?? .infinity
    var kept = lines(before).filter { step($0).map { $0 < first } ?? true }
    // A program that was ended while it wrote leaves an incomplete line.
    if let end = kept.last, before.last != UInt8(ascii: "\n"), JSONRecord.values(in: end) == nil { kept.removeLast() }
    return kept.flatMap { $0 + [UInt8(ascii: "\n")] } + last
  }

  private static func step(_ line: [UInt8]) -> Double? { JSONRecord.values(in: line)?["step"]?.number }
}
