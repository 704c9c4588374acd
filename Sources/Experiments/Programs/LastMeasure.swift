import Basics
import Platform
import Tables

/// What a program that runs has measured last, for people: `loss 0.21, step 40`.
enum LastMeasure {
  /// Bytes at the end of a file that are looked at.
  private static let mostBytes = 8_192

  /// - Parameter names: the measures that are looked for, the most wanted first; otherwise another number is shown.
  /// - Returns: nil while it has written none.
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

  /// The whole lines at the end of a file that may be objects.
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
