import Basics
import Platform

/// A source of bytes that several threads can read at any offset: an open file, or memory.
package enum ByteSource: Sendable {
  /// Bytes in memory.
  case memory([UInt8])
  /// An open regular file. `size` is its length in bytes, and errors name `path`.
  case file(descriptor: Int32, size: Int, path: String)

  /// True if the bytes begin like a gzip file, which a `GzipInflater` unpacks.
  ///
  /// - Throws: an error if reading fails.
  var isGzip: Bool {
    get throws {
      var bytes = [UInt8](repeating: 0, count: GzipInflater.firstBytes.count)
      _ = try bytes.withUnsafeMutableBytes { try read(into: $0, from: 0) }
      return bytes == GzipInflater.firstBytes
    }
  }

  /// Calls `body` with the bytes of a file, which is then read piece by piece. If it is a pipe or another file without
  /// a known size, all of it is read into memory first.
  static func open<R>(_ path: String, _ body: (ByteSource) throws -> R) throws -> R {
    let descriptor = try InputFile.opened(path)
    defer { close(descriptor) }
    // The file is opened only once, because closing a pipe would stop its writer. The size can be 0 although there is
    // content, as in files of the system, and a file that was read in part goes on from its offset.
    let size = InputFile.sizeToRead(descriptor)
    guard size > 0 else { return try body(.memory(InputFile.bytes(of: descriptor, path: path))) }
    return try body(.file(descriptor: descriptor, size: size, path: path))
  }

  /// The number of bytes; for a packed file, before unpacking.
  var count: Int {
    switch self {
    case .memory(let bytes): bytes.count
    case .file(_, let size, _): size
    }
  }

  /// Copies bytes from `offset` on. Returns their number, which is 0 at the end.
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

  /// Returns the first bytes, at most `most`. If `unpacking` is true and the source is packed, they are the first
  /// unpacked bytes.
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

  /// Returns all bytes, unpacked if the source is packed by gzip.
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
