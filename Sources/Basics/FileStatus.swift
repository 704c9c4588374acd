import Platform

/// What a file is, however it is called: two paths with the same identity name one file.
package struct FileIdentity: Hashable, Sendable {
  private let device: UInt64
  private let inode: UInt64

  fileprivate init(_ status: stat) {
    (device, inode) = (UInt64(truncatingIfNeeded: status.st_dev), UInt64(status.st_ino))
  }
}

/// What stands at a path, or is open.
package struct FileStatus: Sendable {
  private let status: stat

  /// Nil if there is nothing.
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
  /// Another text for each file and each change of it. The times of a file can be set back, but not that of its last
  /// change.
  package var version: String {
    let (written, changed) = (status.modified, status.changed)
    return "\(status.st_ino) \(size) \(written.tv_sec).\(written.tv_nsec) \(changed.tv_sec).\(changed.tv_nsec)"
  }

  package var size: Int { Int(status.st_size) }
  package var isRegular: Bool { isOf(S_IFREG) }
  package var isFolder: Bool { isOf(S_IFDIR) }
  /// Who may do what with it.
  var mode: mode_t { status.st_mode & 0o7777 }
  var owner: uid_t { status.st_uid }
  var group: gid_t { status.st_gid }

  private func isOf(_ type: mode_t) -> Bool { status.st_mode & S_IFMT == type }

  /// What it is, for people.
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

/// The files that a command reads, and so must not write.
package struct Inputs: Sendable {
  private var paths: [FileIdentity: String] = [:]

  package static let none = Inputs([])

  /// - Parameter paths: of files; those that are not there do not count.
  package init(_ paths: [String]) {
    for path in paths {
      let isStandardInput = path == InputFile.standardInput
      if let status = isStandardInput ? FileStatus(of: STDIN_FILENO) : FileStatus(at: path) {
        self.paths[status.identity] = path
      }
    }
  }

  /// As what the command has read a file; nil if it has not.
  func path(of file: FileStatus) -> String? { paths[file.identity] }
}
