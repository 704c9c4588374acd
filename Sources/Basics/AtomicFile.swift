import Platform

/// Whole files, written so that a reader sees the old bytes or the new ones and never a part of either.
package enum AtomicFile {
  /// Writes to a temporary file beside `path`, flushes it to disk and renames it over `path`.
  ///
  /// - Throws: `cannotCreate` if the temporary cannot be made, `writeFailed` if the bytes do not reach the disk.
  ///   Neither leaves anything behind.
  package static func write(_ bytes: some ContiguousBytesView, to path: String) throws(Diagnostic) {
    let temporary = "\(path).\(getpid()).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure(.cannotCreate, "cannot create '\(path)'") }
    do throws(Diagnostic) {
      try writeAll(bytes, to: descriptor, path: path)
      guard fsync(descriptor) == 0 else { throw failure(.writeFailed, "cannot flush '\(path)'") }
    } catch {
      close(descriptor)
      unlink(temporary)
      throw error
    }
    guard close(descriptor) == 0, rename(temporary, path) == 0 else {
      let error = failure(.writeFailed, "cannot write '\(path)'")
      unlink(temporary)
      throw error
    }
    flushFolder(of: path)
  }

  package static func write(_ text: String, to path: String) throws(Diagnostic) {
    try write(Array(text.utf8), to: path)
  }

  /// Writes all bytes to an open file, with as many calls as needed.
  package static func writeAll(
    _ bytes: some ContiguousBytesView, to descriptor: Int32, path: String
  ) throws(Diagnostic) {
    let complete = bytes.withBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = writeSome(rest, to: descriptor)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return false }
        rest = rest.dropFirst(count)
      }
      return true
    }
    guard complete else { throw failure(.writeFailed, "cannot write '\(path)'") }
  }

  /// Makes a rename durable. A file system that cannot do this for folders gives no such guarantee.
  private static func flushFolder(of path: String) {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let descriptor = open(folder.isEmpty ? "/" : folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// A diagnostic that carries the system's own reason: that of the call just before, since making the message could
  /// change it.
  package static func failure(_ kind: Diagnostic.Kind, _ message: @autoclosure () -> String) -> Diagnostic {
    let reason = errno
    return Diagnostic(kind, "\(message()): \(String(cString: strerror(reason)))")
  }
}

/// Contiguous bytes.
package protocol ContiguousBytesView {
  func withBytes<R>(_ body: (UnsafeRawBufferPointer) -> R) -> R
}

extension Array: ContiguousBytesView where Element == UInt8 {
  package func withBytes<R>(_ body: (UnsafeRawBufferPointer) -> R) -> R {
    withUnsafeBytes(body)
  }
}

/// At file scope, because a method named `write` hides the system's function elsewhere.
private func writeSome(_ bytes: Slice<UnsafeRawBufferPointer>, to descriptor: Int32) -> Int {
  let rebased = UnsafeRawBufferPointer(rebasing: bytes)
  return write(descriptor, rebased.baseAddress, rebased.count)
}
