import Platform

extension InputFile {
  /// Opens a file for reading: a file or pipe that the user named, or `-` for standard input.
  ///
  /// - Throws: `notFound` with the system's reason, such as a missing permission.
  package static func opened(_ path: String) throws(Diagnostic) -> Int32 {
    guard let descriptor = try descriptor(of: path) else { throw Diagnostic(.notFound, "no such file: '\(path)'") }
    guard FileStatus(of: descriptor)?.isFolder != true else {
      close(descriptor)
      throw Diagnostic(.notFound, "'\(path)' is a folder, not a file")
    }
    return descriptor
  }

  /// Opens a file like `opened`. Returns nil if there is no file of that name.
  package static func descriptor(of path: String) throws(Diagnostic) -> Int32? {
    if path == standardInput {
      guard
        !isStandardInputRead.access({ read in
          defer { read = true }; return read
        })
      else {
        throw Diagnostic(.usage, "standard input was read before", hint: "give '-' once")
      }
      return try inherited(STDIN_FILENO, path)
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    let reason = errno
    if descriptor >= 0 { return descriptor }
    if reason == ENOENT || reason == ENOTDIR { return nil }
    // A socket that this process inherited can be read, but cannot be opened by its path.
    if reason == ENXIO, let number = inheritedNumber(path) { return try inherited(number, path) }
    throw AtomicFile.failure(.notFound, "cannot read '\(path)'", reason)
  }

  private static let isStandardInputRead = Monitor(false)

  /// The path that stands for standard input.
  package static let standardInput = "-"

  private static func inherited(_ number: Int32, _ path: String) throws(Diagnostic) -> Int32 {
    let descriptor = fcntl(number, F_DUPFD_CLOEXEC, 3)
    guard descriptor >= 0 else { throw AtomicFile.failure(.notFound, "cannot read '\(path)'") }
    return descriptor
  }

  private static func inheritedNumber(_ path: String) -> Int32? {
    if path == "/dev/stdin" { return STDIN_FILENO }
    let folders = ["/dev/fd/", "/proc/self/fd/"]
    return folders.first(where: path.hasPrefix).flatMap { Int32(path.dropFirst($0.count)) }
  }

  /// Returns the size of an open regular file whose position is at its start; 0 for anything else, such as a pipe.
  package static func sizeToRead(_ descriptor: Int32) -> Int {
    guard let status = FileStatus(of: descriptor), status.isRegular else { return 0 }
    return lseek(descriptor, 0, SEEK_CUR) == 0 ? status.size : 0
  }

  /// Returns true if the path names something that can be read only once, such as a pipe.
  package static func isStream(_ path: String) -> Bool {
    path == standardInput || FileStatus(at: path).map { !$0.isRegular && !$0.isFolder } ?? false
  }

  /// Returns true if the path names something that can be read: standard input, or anything but a folder.
  package static func canBeNamed(_ path: String) -> Bool {
    path == standardInput || FileStatus(at: path).map { !$0.isFolder } ?? false
  }
}

// MARK: Regular files only

extension InputFile {
  /// Returns the bytes of a file that this program wrote earlier. Returns nil if there is none, if it cannot be read,
  /// or if it is not a regular file: reading a pipe could block for ever.
  package static func kept(_ path: String) -> [UInt8]? {
    guard let descriptor = try? regular(path) else { return nil }
    defer { close(descriptor) }
    return try? bytes(of: descriptor, path: path)
  }

  /// Returns all bytes of a regular file that was found beside another file. Reading anything else could block for
  /// ever.
  ///
  /// - Throws: `notFound` if there is no such regular file, and an error that names `limit` if the file is larger.
  package static func bytes(ofRegular path: String, within limit: Limit) throws(Diagnostic) -> [UInt8] {
    guard let descriptor = try regular(path) else { throw Diagnostic(.notFound, "no such file: '\(path)'") }
    defer { close(descriptor) }
    return try bytes(of: descriptor, path: path, within: limit)
  }

  /// Checks that the path names a regular file or nothing.
  ///
  /// - Throws: `notFound` if something else is there.
  package static func checkRegular(_ path: String) throws(Diagnostic) {
    if let descriptor = try regular(path) { close(descriptor) }
  }

  /// Returns at most `count` bytes from the start of a regular file; empty if there is no file.
  package static func beginning(of path: String, count: Int) throws(Diagnostic) -> [UInt8] {
    guard let descriptor = try regular(path) else { return [] }
    defer { close(descriptor) }
    return try read(descriptor, count, path)
  }

  /// Opens a regular file for reading. Returns nil if there is nothing of that name.
  ///
  /// - Throws: `notFound` for anything else; the message says what it is.
  package static func regular(_ path: String) throws(Diagnostic) -> Int32? {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    let reason = errno
    guard descriptor >= 0 else {
      if reason == ENOENT || reason == ENOTDIR { return nil }
      throw AtomicFile.failure(.notFound, "cannot read '\(path)'", reason)
    }
    if let status = FileStatus(of: descriptor), status.isRegular { return descriptor }
    let kind = FileStatus(of: descriptor)?.kind ?? "unknown"
    close(descriptor)
    throw Diagnostic(.notFound, "cannot read '\(path)': it is \(kind), not a regular file")
  }
}
