import Basics
import Platform

/// Bytes that can be read from any place, by several threads at once: an open file, or memory.
package enum ByteSource: Sendable {
  case memory([UInt8])
  case file(descriptor: Int32, size: Int, path: String)

  /// Whether it begins as gzip does: then a `GzipInflater` reads its contents.
  ///
  /// - Throws: if reading fails.
  var isGzip: Bool {
    get throws {
      var bytes = [UInt8](repeating: 0, count: GzipInflater.firstBytes.count)
      _ = try bytes.withUnsafeMutableBytes { try read(into: $0, from: 0) }
      return bytes == GzipInflater.firstBytes
    }
  }

  /// Calls `body` with the bytes of a file, which is read piece by piece. If it is not a regular file but, for example,
  /// a pipe, all bytes are read first.
  static func open<R>(_ path: String, _ body: (ByteSource) throws -> R) throws -> R {
    let descriptor = try InputFile.opened(path)
    defer { close(descriptor) }
    // What was opened once is not opened again: the writer of a pipe would end in between. A file of the system may have
    // contents and no size, and one that was read in part begins where that ended.
    let size = InputFile.sizeToRead(descriptor)
    guard size > 0 else { return try body(.memory(InputFile.bytes(of: descriptor, path: path))) }
    return try body(.file(descriptor: descriptor, size: size, path: path))
  }

  var count: Int {
    switch self {
    case .memory(let bytes): bytes.count
    case .file(_, let size, _): size
    }
  }

  /// Copies bytes from `offset` on; returns how many, 0 at the end.
  func read(into target: UnsafeMutableRawBufferPointer, from offset: Int) throws(Diagnostic) -> Int {
    switch self {
    case .memory(let bytes):
      let count = min(target.count, bytes.count - offset)
      bytes.withUnsafeBytes { target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<offset + count])) }
      return count
    case .file(let descriptor, _, let path):
      while true {
        let count = pread(descriptor, target.baseAddress, target.count, off_t(offset))
        if count >= 0 { return count }
        guard errno == EINTR else { throw AtomicFile.failure(.notFound, "cannot read '\(path)'") }
      }
    }
  }

  /// The first bytes, at most so many.
  func beginning(_ most: Int, unpacking: Bool = false) throws -> ArraySlice<UInt8> {
    if try unpacking && isGzip {
      var window = ByteWindow(unpacking: self, size: most)
      try window.advance(dropping: 0)
      return Array(window.bytes)[...]
    }
    var bytes = [UInt8](repeating: 0, count: most)
    let count = try bytes.withUnsafeMutableBytes { try read(into: $0, from: 0) }
    return bytes.prefix(count)
  }

  /// All bytes, as they are behind gzip.
  func unpacked() throws -> [UInt8] {
    if case .memory(let bytes) = self, try !isGzip { return bytes }
    var window = try isGzip ? ByteWindow(unpacking: self) : ByteWindow(self, 0..<count)
    var all: [UInt8] = []
    repeat {
      try window.advance(dropping: window.bytes.count)
      all += window.bytes
      try Limit.stream.check(all.count, "the file")
    } while !window.isLast
    return all
  }
}
