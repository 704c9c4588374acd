import Platform

/// A path that a command may write to: no input of the command and no file of another program is there.
///
/// It is the only way to change a file. All code that writes, appends or locks takes an `OutputPath`, and
/// `Scripts/check-files` refuses anything else.
package struct OutputPath: Sendable {
  /// Which existing files may be replaced. An empty file always may.
  package enum Replaceable: Sendable {
    case nothing
    /// Any file: the caller knows it, or nobody else uses the path.
    case everything
    /// A file that begins with one of these byte sequences, as every file does that is written there.
    case beginning([[UInt8]], what: String)
  }

  package let path: String
  private let inputs: Inputs

  /// Checks the path.
  ///
  /// - Throws: `cannotCreate` if an input, or anything but a file that may be replaced, is at the path.
  package init(_ path: String, inputs: Inputs, replacing replaceable: Replaceable) throws(Diagnostic) {
    self.path = path
    self.inputs = inputs
    guard let there = try existing() else { return }
    guard there.size > 0 else { return }
    switch replaceable {
    case .everything: return
    case .nothing: throw refusal("there is a file of that name", hint: Self.advice)
    case .beginning(let beginnings, let what):
      let bytes = try InputFile.beginning(of: path, count: beginnings.map(\.count).max() ?? 0)
      guard beginnings.contains(where: bytes.starts) else {
        throw refusal("the file of that name is not \(what), and would be lost", hint: Self.advice)
      }
    }
  }

  private static let advice = "move it away, or write to another file"

  /// Returns the status of the regular file at the path; nil if there is nothing.
  ///
  /// - Throws: `cannotCreate` if it is an input, is not a regular file, or may not be changed.
  func existing() throws(Diagnostic) -> FileStatus? {
    guard let there = FileStatus(at: path, followingLinks: false) else { return nil }
    // Follow a link, so that a link to an input is reported as that input.
    if let input = inputs.path(of: FileStatus(at: path) ?? there) {
      let name = input == path ? "" : ", as '\(input)'"
      throw refusal("it is a file that this command reads\(name)", hint: "write to another file")
    }
    guard there.isRegular else {
      throw refusal("it is \(there.kind)", hint: "write to a regular file, or to a name that is free")
    }
    guard access(path, W_OK) == 0 else { throw AtomicFile.failure(.cannotCreate, "cannot replace '\(path)'") }
    return there
  }

  private func refusal(_ reason: String, hint: String) -> Diagnostic {
    Diagnostic(.cannotCreate, "cannot write '\(path)': \(reason)", hint: hint)
  }

  /// Replaces the whole file at once: a reader sees either the old bytes or the new ones.
  ///
  /// - Throws: `cannotCreate` or `writeFailed`; then the file is unchanged.
  package func write(_ bytes: [UInt8]) throws(Diagnostic) {
    let file = try TemporaryFile(for: self)
    try AtomicFile.writeAll(bytes, to: file.descriptor, path: path)
    guard fsync(file.descriptor) == 0 else { throw AtomicFile.failure(.writeFailed, "cannot flush '\(path)'") }
    try file.rename(to: path)
    AtomicFile.flushFolder(of: path)
  }

  package func write(_ text: String) throws(Diagnostic) { try write(Array(text.utf8)) }

  /// Opens the file to change it in place. Creates it if there is none.
  ///
  /// - Parameter flags: `O_APPEND` or 0, in addition to those that are always set.
  /// - Throws: `cannotCreate`.
  func open(_ flags: Int32 = 0) throws(Diagnostic) -> Int32 {
    // A pipe or a link may have been put there since the check: do not block on the one or follow the other.
    let flags = flags | O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let descriptor = Platform.open(path, flags, 0o666)
    guard descriptor >= 0 else { throw AtomicFile.failure(.cannotCreate, "cannot create '\(path)'") }
    guard FileStatus(of: descriptor)?.isRegular == true else {
      close(descriptor)
      throw refusal("it is not a regular file", hint: Self.advice)
    }
    return descriptor
  }

  /// Deletes the file. A failure is ignored.
  package func remove() { unlink(path) }
}
