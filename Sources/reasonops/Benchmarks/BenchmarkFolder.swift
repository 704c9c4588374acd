import Basics
import Platform

/// A folder of a benchmark's own, which nobody can foresee. It goes with its last user.
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

  /// The path of a file in it.
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
