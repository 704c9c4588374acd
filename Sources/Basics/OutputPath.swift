import Platform

/// A path that a command may write to: nothing that it reads stands there, and nothing of somebody else's.
///
/// The only way to change a file: what writes, appends or locks takes one of these, and `Scripts/check-files` refuses all
/// else.
package struct OutputPath: Sendable {
  /// What may stand there and be replaced. An empty file always may.
  package enum Replaceable: Sendable {
    case nothing
    /// The caller knows what stands there, or has it to itself.
    case everything
    /// A file that begins as all do that are written there.
    case beginning([[UInt8]], what: String)
  }

  package let path: String
  private let inputs: Inputs

  /// - Throws: `cannotCreate` if a file that is read stands there, or anything but a file that may be replaced.
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

  /// What stands there: a regular file that may be changed, or nothing.
  func existing() throws(Diagnostic) -> FileStatus? {
    guard let there = FileStatus(at: path, followingLinks: false) else { return nil }
    // A link to an input is told as an input.
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

  /// Replaces the whole file: a reader sees the old bytes or the new ones.
  ///
  /// - Throws: `cannotCreate` or `writeFailed`; then the file is as it was.
  package func write(_ bytes: [UInt8]) throws(Diagnostic) {
    let file = try TemporaryFile(for: self)
    try AtomicFile.writeAll(bytes, to: file.descriptor, path: path)
    guard fsync(file.descriptor) == 0 else { throw AtomicFile.failure(.writeFailed, "cannot flush '\(path)'") }
    try file.rename(to: path)
    AtomicFile.flushFolder(of: path)
  }

  package func write(_ text: String) throws(Diagnostic) { try write(Array(text.utf8)) }

  /// Opens the file to change it where it is, and creates it if there is none.
  ///
  /// - Parameter flags: `O_APPEND`, or none.
  /// - Throws: `cannotCreate`.
  func open(_ flags: Int32 = 0) throws(Diagnostic) -> Int32 {
    // A pipe or a link that came since the path was looked at must neither stop the program nor be followed.
    let flags = flags | O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let descriptor = Platform.open(path, flags, 0o666)
    guard descriptor >= 0 else { throw AtomicFile.failure(.cannotCreate, "cannot create '\(path)'") }
    guard FileStatus(of: descriptor)?.isRegular == true else {
      close(descriptor)
      throw refusal("it is not a regular file", hint: Self.advice)
    }
    return descriptor
  }

  /// Removes the file.
  package func remove() { unlink(path) }
}
