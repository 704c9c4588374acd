import Foundation

/// Texts in `Snapshots`, in the folder of the tests. The program must keep producing them.
package enum Snapshot {
  /// How a text differs from the file of that name; nil if it is the same. `UPDATE_SNAPSHOTS=1` rewrites the file and
  /// still reports a difference, so that nobody records by accident. A difference writes `NAME.actual` to the same
  /// folder.
  package static func difference(_ actual: String, _ name: String, beside testFile: String) throws -> String? {
    let folder = URL(fileURLWithPath: testFile).deletingLastPathComponent().appendingPathComponent("Snapshots")
    let file = folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] != nil {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try actual.write(to: file, atomically: true, encoding: .utf8)
      return "recorded \(name)"
    }
    guard let expected = try? String(contentsOf: file, encoding: .utf8) else {
      return "there is no snapshot \(name): UPDATE_SNAPSHOTS=1 records it"
    }
    if expected == actual { return nil }
    try? actual.write(to: file.appendingPathExtension("actual"), atomically: true, encoding: .utf8)
    return "\(name) differs: see \(name).actual beside it"
  }
}
