import Platform

/// A text file that only grows, line by line. When `append` returns, the text is on the disk.
package final class AppendedFile {
  private let path: String
  private let descriptor: Int32
  /// The number of bytes that are known to be on the disk.
  package private(set) var length: off_t

  /// Opens the file. Writes the header line first if the file is new or empty.
  ///
  /// - Throws: `cannotCreate` if the file cannot be opened, `writeFailed` if the header cannot be written.
  package init(_ output: OutputPath, header: String) throws(Diagnostic) {
    path = output.path
    descriptor = try output.open(O_APPEND)
    length = lseek(descriptor, 0, SEEK_END)
    if length == 0 { try append(header) }
  }

  deinit {
    close(descriptor)
  }

  /// Writes the text and waits until it is on the disk.
  ///
  /// - Throws: `writeFailed`. The file is then cut back to its earlier length, if the disk still allows that.
  package func append(_ text: String) throws(Diagnostic) {
    do throws(Diagnostic) {
      let bytes = Array(text.utf8)
      try AtomicFile.writeAll(bytes, to: descriptor, path: path)
      guard fsync(descriptor) == 0 else { throw AtomicFile.failure(.writeFailed, "cannot flush '\(path)'") }
      guard OpenFile.isStill(descriptor, at: path) else {
        throw Diagnostic(.writeFailed, "'\(path)' was removed while it was written")
      }
      length += off_t(bytes.count)
    } catch {
      undo()
      throw error
    }
  }

  /// Cuts the file back to an earlier value of `length`.
  package func truncate(to earlier: off_t) {
    length = earlier
    undo()
  }

  private func undo() {
    ftruncate(descriptor, length)
    fsync(descriptor)
  }

  /// Cuts a file that is not open to the given number of bytes.
  ///
  /// - Throws: `writeFailed`.
  package static func cut(_ output: OutputPath, to length: Int) throws(Diagnostic) {
    let descriptor = try output.open()
    defer { close(descriptor) }
    guard ftruncate(descriptor, off_t(length)) == 0, fsync(descriptor) == 0 else {
      throw AtomicFile.failure(.writeFailed, "cannot repair '\(output.path)'")
    }
  }
}
