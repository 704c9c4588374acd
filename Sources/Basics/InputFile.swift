import Platform

/// Reading of files that the user names.
package enum InputFile {
  package static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path)
  }

  /// Returns all bytes of a file, a pipe or a device.
  ///
  /// - Parameter limit: The largest number of bytes. The default applies only to inputs without a size, such as pipes.
  /// - Throws: `notFound` with the path and the system's reason.
  package static func bytes(at path: String, within limit: Limit = .stream) throws(Diagnostic) -> [UInt8] {
    let descriptor = try opened(path)
    defer { close(descriptor) }
    return try bytes(of: descriptor, path: path, within: limit)
  }

  /// Returns the remaining bytes of an open file.
  package static func bytes(
    of descriptor: Int32, path: String, within limit: Limit = .stream
  ) throws(Diagnostic) -> [UInt8] {
    guard let status = FileStatus(of: descriptor) else { throw unreadable(path) }
    if limit != .stream { try limit.check(status.size, "'\(path)'") }
    var bytes: [UInt8] = []
    // One byte more than the size, so that the end of the file shows in the first call.
    var room = max(status.size + 1, 1 << 16)
    while true {
      let known = bytes.count
      bytes += try read(descriptor, room, path)
      if bytes.count == known { return bytes }
      if !status.isRegular || limit != .stream { try limit.check(bytes.count, "'\(path)'") }
      room = max(1 << 16, known)
    }
  }

  /// Reads the next bytes of a file: at most `room`, and none at the end.
  package static func read(_ descriptor: Int32, _ room: Int, _ path: String) throws(Diagnostic) -> [UInt8] {
    var reason: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      repeat {
        let result = Platform.read(descriptor, buffer.baseAddress, room)
        reason = result < 0 ? errno : 0
        count = max(0, result)
      } while reason == EINTR
    }
    guard reason == 0 else { throw AtomicFile.failure(.notFound, "cannot read '\(path)'", reason) }
    return bytes
  }

  private static func unreadable(_ path: String) -> Diagnostic {
    AtomicFile.failure(.notFound, "cannot read '\(path)'")
  }

  /// Returns the text of a UTF-8 file, without a leading byte-order mark.
  ///
  /// - Throws: `notFound` if it cannot be read, `badData` if it is not UTF-8 or exceeds `Limit.bytes`.
  package static func text(at path: String) throws(Diagnostic) -> String {
    let bytes = try bytes(at: path, within: .bytes)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Diagnostic(.badData, "'\(path)' is not UTF-8 text", hint: "save it as UTF-8")
    }
    return text.first == "\u{FEFF}" ? String(text.dropFirst()) : text
  }
}
