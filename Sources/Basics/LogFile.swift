import Platform

/// A file that takes what a program prints, up to a number of bytes. What comes after is dropped, and the file says so.
///
/// Nothing of it is a result, so it is not flushed, and a full disk only ends it early.
package final class LogFile {
  private let descriptor: Int32
  private let most: Int
  /// Bytes that the file has.
  private var length: Int
  /// Bytes that were dropped.
  package private(set) var dropped = 0

  /// Opens the file; what an earlier attempt has left there stays, and `heading` comes behind it.
  ///
  /// - Parameter most: bytes that it takes in all.
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
