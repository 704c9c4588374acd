import Basics
import Platform
import Tables

/// The latest measure of a running program as a text such as `loss 0.21, step 40`.
enum LastMeasure {
  /// The number of bytes at the end of a file that are read.
  private static let mostBytes = 8_192

  /// Returns the latest measure in a file of JSON lines; nil if the program has written none yet.
  ///
  /// - Parameter names: the measures to look for, the preferred one first. If there is none of them, another number is
  ///   shown.
  static func text(in path: String, _ names: [String]) -> String? {
    for line in lastLines(of: path).reversed() {
      guard let values = JSONRecord.values(in: line) else { continue }
      let numbers = values.compactMapValues(\.number)
      let name = names.first { numbers[$0] != nil } ?? numbers.keys.filter { $0 != "step" }.min()
      let parts = [name, "step"].compactMap { name in name.flatMap { name in numbers[name].map { (name, $0) } } }
      guard !parts.isEmpty else { continue }
      return parts.map { "\($0) \(NumberText.shortest(($1 * 1e6).rounded() / 1e6))" }.joined(separator: ", ")
    }
    return nil
  }

  /// Returns the whole lines at the end of a file that may be JSON objects.
  private static func lastLines(of path: String) -> [[UInt8]] {
    guard let descriptor = try? InputFile.regular(path) else { return [] }
    defer { close(descriptor) }
    let size = Int(lseek(descriptor, 0, SEEK_END))
    guard lseek(descriptor, off_t(max(0, size - mostBytes)), SEEK_SET) >= 0,
      let bytes = try? InputFile.read(descriptor, mostBytes, path),
      let end = bytes.lastIndex(of: UInt8(ascii: "\n"))
    else { return [] }
    return bytes[..<end].split(separator: UInt8(ascii: "\n")).suffix(16).map(Array.init)
      .filter { $0.first == UInt8(ascii: "{") }
  }
}
