import Platform

/// The device and inode of a file. Two paths with the same identity name the same file.
package struct FileIdentity: Hashable, Sendable {
  private let device: UInt64
  private let inode: UInt64

  fileprivate init(_ status: stat) {
    (device, inode) = (UInt64(truncatingIfNeeded: status.st_dev), UInt64(status.st_ino))
  }
}

/// The status (`stat`) of a path or of an open file.
package struct FileStatus: Sendable {
  private let status: stat

  /// Reads the status of a path. Returns nil if nothing exists there.
  package init?(at path: String, followingLinks: Bool = true) {
    var status = stat()
    guard (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
    self.status = status
  }

  package init?(of descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.status = status
  }

  package var identity: FileIdentity { FileIdentity(status) }
  /// A text that differs for each file and after each change of it. It includes the time of the last status change,
  /// because a program can set back the modification time but not that one.
  package var version: String {
    let (written, changed) = (status.modified, status.changed)
    return "\(status.st_ino) \(size) \(written.tv_sec).\(written.tv_nsec) \(changed.tv_sec).\(changed.tv_nsec)"
  }

  package var size: Int { Int(status.st_size) }
  package var isRegular: Bool { isOf(S_IFREG) }
  package var isFolder: Bool { isOf(S_IFDIR) }
  /// The permission bits.
  var mode: mode_t { status.st_mode & 0o7777 }
  var owner: uid_t { status.st_uid }
  var group: gid_t { status.st_gid }

  private func isOf(_ type: mode_t) -> Bool { status.st_mode & S_IFMT == type }

  /// The type of the file in words, for messages.
  var kind: String {
    switch status.st_mode & S_IFMT {
    case S_IFREG: "a file"
    case S_IFDIR: "a folder"
    case S_IFLNK: "a link"
    case S_IFIFO: "a pipe"
    case S_IFSOCK: "a socket"
    default: "a device"
    }
  }
}

/// The files that a command reads and therefore must not write.
package struct Inputs: Sendable {
  private var paths: [FileIdentity: String] = [:]

  package static let none = Inputs([])

  /// - Parameter paths: The paths of the files. A path where nothing exists is ignored.
  package init(_ paths: [String]) {
    for path in paths {
      let isStandardInput = path == InputFile.standardInput
      if let status = isStandardInput ? FileStatus(of: STDIN_FILENO) : FileStatus(at: path) {
        self.paths[status.identity] = path
      }
    }
  }

  /// Returns the path under which the command reads a file; nil if it does not read it.
  func path(of file: FileStatus) -> String? { paths[file.identity] }
}
