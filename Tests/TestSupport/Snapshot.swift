import Foundation

/// Expected texts in the folder `Snapshots` beside the tests.
package enum Snapshot {
  /// Returns how a text differs from the snapshot of that name; nil if it is the same. Writes a different text to
  /// `NAME.actual` in the same folder. `UPDATE_SNAPSHOTS=1` rewrites the snapshot and still reports a difference, so
  /// that a test run cannot pass by recording.
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
