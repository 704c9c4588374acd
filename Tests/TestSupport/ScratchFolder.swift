import Foundation

/// A temporary folder that is deleted when the test ends.
package struct ScratchFolder: Sendable {
  package let path: String

  package static func with<R>(_ body: (ScratchFolder) throws -> R) throws -> R {
    let url = FileManager.default.temporaryDirectory.appending(path: "reasonops-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: url) }
    return try body(ScratchFolder(path: url.path(percentEncoded: false)))
  }

  /// Returns the path of a file in the folder.
  package func callAsFunction(_ name: String) -> String {
    "\(path)/\(name)"
  }

  package func text(_ name: String) throws -> String {
    try String(contentsOfFile: self(name), encoding: .utf8)
  }

  package func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: self(name))))
  }

  @discardableResult
  package func write(_ text: String, to name: String) throws -> String {
    try text.write(toFile: self(name), atomically: true, encoding: .utf8)
    return self(name)
  }

  /// Creates a subfolder and its parents.
  package func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: self(name), withIntermediateDirectories: true)
  }

  /// Returns the paths of all files and folders below this folder, sorted.
  package func files() -> [String] {
    (FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []).sorted()
  }

  func handle(_ name: String) throws -> FileHandle {
    try write("", to: name)
    return try FileHandle(forWritingTo: URL(filePath: self(name)))
  }
}
