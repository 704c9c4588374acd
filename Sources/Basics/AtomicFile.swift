import Platform

/// Bytes that reach an open file whole, and errors with the system's own reason.
package enum AtomicFile {
  /// Writes all bytes to an open file, with as many calls as needed.
  package static func writeAll(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(Diagnostic) {
    let reason = reasonNotWritten(bytes, to: descriptor)
    if reason != 0 { throw failure(.writeFailed, "cannot write '\(path)'", reason) }
  }

  /// The system's reason why not all bytes were written; 0 if they were.
  package static func reasonNotWritten(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let rebased = UnsafeRawBufferPointer(rebasing: rest)
        let count = write(descriptor, rebased.baseAddress, rebased.count)
        let reason = errno
        if count < 0 && reason == EINTR { continue }
        // A file that takes no byte and gives no reason would be asked for ever.
        guard count > 0 else { return count < 0 ? reason : EIO }
        rest = rest.dropFirst(count)
      }
      return 0
    }
  }

  /// Makes a rename durable. A file system that cannot do this for folders gives no such guarantee.
  static func flushFolder(of path: String) {
    let descriptor = open(path.folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// A diagnostic that carries the system's own reason: that of the call just before, since making the message could
  /// change it.
  package static func failure(
    _ kind: Diagnostic.Kind, _ message: @autoclosure () -> String, _ reason: Int32 = errno, hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(kind, "\(message()): \(String(cString: strerror(reason)))", hint: hint)
  }
}
