import Foundation
import Testing

/// Compares text with the file of that name in `Snapshots` beside the test. `UPDATE_SNAPSHOTS=1` rewrites it and still
/// fails, so that nobody records by accident; a difference leaves `NAME.actual` beside it.
func expectSnapshot(
  _ actual: String, _ name: String, testFile: String = #filePath, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(fileURLWithPath: testFile).deletingLastPathComponent().appendingPathComponent("Snapshots")
  let file = folder.appendingPathComponent(name)
  if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] != nil {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try actual.write(to: file, atomically: true, encoding: .utf8)
    Issue.record("recorded \(name)", sourceLocation: sourceLocation)
    return
  }
  guard let expected = try? String(contentsOf: file, encoding: .utf8), expected == actual else {
    try? actual.write(to: file.appendingPathExtension("actual"), atomically: true, encoding: .utf8)
    Issue.record("\(name) differs: see \(name).actual beside it", sourceLocation: sourceLocation)
    return
  }
}
