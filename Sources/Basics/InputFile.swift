import Platform

/// Files that the user names.
package enum InputFile {
  package static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path)
  }

  /// All bytes of a file, a pipe or a device.
  ///
  /// - Throws: `notFound` with the path and the system's reason.
  package static func bytes(at path: String) throws(Diagnostic) -> [UInt8] {
    guard let descriptor = try descriptor(of: path) else { throw Diagnostic(.notFound, "no such file: '\(path)'") }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unreadable(path) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw Diagnostic(.notFound, "'\(path)' is a folder, not a file") }
    var bytes: [UInt8] = []
    // One byte more than the file has shows that it has ended.
    var room = max(Int(status.st_size) + 1, 1 << 16)
    while true {
      let known = bytes.count
      let count = try read(descriptor, room, path)
      bytes += count
      if bytes.count == known { return bytes }
      room = max(1 << 16, known)
    }
  }

  /// The next bytes of a file, at most `room`; none at its end.
  private static func read(_ descriptor: Int32, _ room: Int, _ path: String) throws(Diagnostic) -> [UInt8] {
    var reason: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      var result = -1
      repeat { result = Platform.read(descriptor, buffer.baseAddress, room) } while result < 0 && errno == EINTR
      if result < 0 { reason = errno }
      count = max(0, result)
    }
    errno = reason
    guard reason == 0 else { throw unreadable(path) }
    return bytes
  }

  /// A file that is open for reading; nil if there is none of that name.
  ///
  /// - Throws: `notFound` with the system's reason, such as a missing permission.
  package static func descriptor(of path: String) throws(Diagnostic) -> Int32? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor >= 0 { return descriptor }
    if errno == ENOENT || errno == ENOTDIR { return nil }
    throw unreadable(path)
  }

  private static func unreadable(_ path: String) -> Diagnostic {
    AtomicFile.failure(.notFound, "cannot read '\(path)'")
  }

  /// The text of a UTF-8 file, without a leading byte-order mark.
  package static func text(at path: String) throws(Diagnostic) -> String {
    let bytes = try bytes(at: path)
    try Limit.bytes.check(bytes.count, "'\(path)'")
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Diagnostic(.badData, "'\(path)' is not UTF-8 text", hint: "save it as UTF-8")
    }
    return text.first == "\u{FEFF}" ? String(text.dropFirst()) : text
  }

  /// Creates a folder and its parent folders.
  ///
  /// - Throws: `cannotCreate`.
  package static func createFolder(_ path: String) throws(Diagnostic) {
    var isFolder = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder {
      throw Diagnostic(.cannotCreate, "cannot create the folder '\(path)': there is a file of that name")
    }
    guard makeFolder(path) else {
      throw AtomicFile.failure(.cannotCreate, "cannot create the folder '\(path)'")
    }
  }

  /// False, and the reason in `errno`, if it cannot be made.
  private static func makeFolder(_ path: String) -> Bool {
    if mkdir(path, 0o777) == 0 || errno == EEXIST { return true }
    guard errno == ENOENT, let slash = path.lastIndex(where: { $0 == "/" }), slash > path.startIndex else {
      return false
    }
    return makeFolder(String(path[..<slash])) && (mkdir(path, 0o777) == 0 || errno == EEXIST)
  }
}
