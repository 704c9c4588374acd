import Basics
import Platform
import Tables

/// Watches the curve of a running program until it reaches a step.
final class CurveWatch {
  private let path: String
  private let step: Int
  private let measure: String
  private var offset = 0
  /// The beginning of a line whose end has not been written yet.
  private var line: [UInt8] = []
  /// True if a point at or after the step has the measure.
  private(set) var isReached = false

  init(_ path: String, until step: Int, of measure: String) {
    (self.path, self.step, self.measure) = (path, step, measure)
  }

  /// Reads what the program has written since the last call, and returns `isReached`.
  func look() -> Bool {
    guard !isReached, let size = FileStatus(at: path)?.size, size != offset else { return isReached }
    if size < offset { (offset, line) = (0, []) }
    guard let descriptor = try? InputFile.regular(path) else { return false }
    defer { close(descriptor) }
    guard lseek(descriptor, off_t(offset), SEEK_SET) >= 0,
      let bytes = try? InputFile.read(descriptor, min(size - offset, 1 << 20), path)
    else { return false }
    offset += bytes.count
    for byte in bytes {
      if byte != UInt8(ascii: "\n") {
        line.append(byte)
      } else {
        take(line)
        line.removeAll(keepingCapacity: true)
      }
    }
    return isReached
  }

  private func take(_ line: [UInt8]) {
    guard !isReached, let values = JSONRecord.values(in: line), values[measure]?.number != nil,
      let at = CurveReader.step(in: values)
    else { return }
    isReached = at >= step
  }
}
