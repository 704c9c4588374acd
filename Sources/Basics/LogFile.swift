import Platform

/// A file that takes the output of a program, up to a number of bytes. Later output is dropped, and the file says so.
///
/// A log is not a result, so it is not flushed, and on a full disk it just ends early.
package final class LogFile {
  private let descriptor: Int32
  private let most: Int
  /// The number of bytes in the file.
  private var length: Int
  /// The number of bytes that were dropped.
  package private(set) var dropped = 0

  /// Opens the file. The output of an earlier attempt stays in it, followed by `heading`.
  ///
  /// - Parameter most: The largest size of the file in bytes.
  /// - Throws: `cannotCreate`.
  package init(_ output: OutputPath, most: Int, heading: String) throws(Diagnostic) {
    descriptor = try output.open(O_APPEND)
    self.most = most
    length = Int(lseek(descriptor, 0, SEEK_END))
    if length > 0 { append("\n\(heading)\n") }
  }

  deinit {
    if dropped > 0 { append("\n… and \(dropped) more bytes that are not kept\n") }
    close(descriptor)
  }

  /// Writes as many of the bytes as the limit allows, and counts the others as dropped.
  package func take(_ bytes: UnsafeRawBufferPointer) {
    let kept = UnsafeRawBufferPointer(rebasing: bytes.prefix(max(0, most - length)))
    let isWritten = kept.isEmpty || write(descriptor, kept.baseAddress, kept.count) == kept.count
    length += kept.count
    dropped += isWritten ? bytes.count - kept.count : bytes.count
  }

  private func append(_ text: String) {
    _ = AtomicFile.reasonNotWritten(Array(text.utf8), to: descriptor)
  }
}
