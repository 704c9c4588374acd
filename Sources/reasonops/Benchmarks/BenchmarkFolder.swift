import Basics
import Platform

/// A temporary folder of one benchmark, with an unpredictable name. It is deleted with the last reference to this
/// object.
final class BenchmarkFolder: Sendable {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "reasonops-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: url, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    path = url.path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Returns the path of a file in the folder.
  func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  func write(_ text: String, to name: String) throws {
    try OutputPath(self(name), inputs: .none, replacing: .everything).write(text)
  }

  func copy(_ folder: String, to name: String) throws {
    try FileManager.default.copyItem(atPath: folder, toPath: self(name))
  }

  func remove(_ name: String) throws {
    guard InputFile.exists(self(name)) else { return }
    try FileManager.default.removeItem(atPath: self(name))
  }
}
