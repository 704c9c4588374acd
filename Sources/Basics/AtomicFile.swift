import Platform

/// Writes of whole byte arrays to open files, and diagnostics that carry the system's error text.
package enum AtomicFile {
  /// Writes all bytes to an open file, with as many `write` calls as needed.
  ///
  /// - Throws: `writeFailed` with the system's reason.
  package static func writeAll(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(Diagnostic) {
    let reason = reasonNotWritten(bytes, to: descriptor)
    if reason != 0 { throw failure(.writeFailed, "cannot write '\(path)'", reason) }
  }

  /// Writes all bytes. Returns 0, or the `errno` of the call that failed.
  package static func reasonNotWritten(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let rebased = UnsafeRawBufferPointer(rebasing: rest)
        let count = write(descriptor, rebased.baseAddress, rebased.count)
        let reason = errno
        if count < 0 && reason == EINTR { continue }
        // `write` that returns 0 sets no `errno`. Without this check the loop would never end.
        guard count > 0 else { return count < 0 ? reason : EIO }
        rest = rest.dropFirst(count)
      }
      return 0
    }
  }

  /// Flushes the folder that holds `path`, so that a rename survives a crash. Does nothing if the file system cannot.
  static func flushFolder(of path: String) {
    let descriptor = open(path.folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// Returns a diagnostic that ends with the system's error text.
  ///
  /// `reason` defaults to the `errno` of the call just before. `message` is evaluated later, because it could change
  /// `errno`.
  package static func failure(
    _ kind: Diagnostic.Kind, _ message: @autoclosure () -> String, _ reason: Int32 = errno, hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(kind, "\(message()): \(String(cString: strerror(reason)))", hint: hint)
  }
}
