import Basics
import Tables

/// The curve of a trial that was started several times. A program that goes on from what it left in its folder writes the
/// rest of its curve; one that begins again writes all of it. Either way the points before the first of the last start
/// are of the starts before.
enum EarlierCurve {
  /// The name of the file that keeps the points of earlier starts.
  static func name(_ curves: String) -> String { curves + ".earlier" }

  /// The points of all starts; nil if there is no file.
  static func all(_ curves: String, in folder: TrialFolder) -> [UInt8]? {
    let last = InputFile.kept(folder(curves))
    guard let before = InputFile.kept(folder(name(curves))) else { return last }
    return joined(before, last ?? [])
  }

  /// Puts the points aside, since the next start replaces them.
  static func keep(_ curves: String, in folder: TrialFolder) throws(Diagnostic) {
    guard let bytes = all(curves, in: folder) else { return }
    let output = try OutputPath(folder(name(curves)), inputs: .none, replacing: .everything)
    try output.write(joined(bytes, []))
  }

  private static func joined(_ before: [UInt8], _ last: [UInt8]) -> [UInt8] {
    let lines = { (bytes: [UInt8]) in bytes.split(separator: UInt8(ascii: "\n")).map(Array.init) }
    let first = lines(last).lazy.compactMap(step).first ?? .infinity
    var kept = lines(before).filter { step($0).map { $0 < first } ?? true }
    // What the program was ended in the middle of.
    if let end = kept.last, before.last != UInt8(ascii: "\n"), JSONRecord.values(in: end) == nil { kept.removeLast() }
    return kept.flatMap { $0 + [UInt8(ascii: "\n")] } + last
  }

  private static func step(_ line: [UInt8]) -> Double? { JSONRecord.values(in: line)?["step"]?.number }
}
