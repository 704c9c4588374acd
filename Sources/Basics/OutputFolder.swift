import Platform

/// Folders that the program writes to.
package enum OutputFolder {
  /// Creates a folder and its parent folders. Does nothing if the folder exists.
  ///
  /// - Throws: `cannotCreate`.
  package static func create(_ path: String) throws(Diagnostic) {
    if let there = FileStatus(at: path), !there.isFolder {
      throw Diagnostic(.cannotCreate, "cannot create the folder '\(path)': there is a file of that name")
    }
    guard makeFolder(path) else {
      throw AtomicFile.failure(.cannotCreate, "cannot create the folder '\(path)'")
    }
  }

  /// Creates a symbolic link, and the folders above it. If something exists at `path`, it stays.
  ///
  /// - Throws: `cannotCreate`.
  package static func link(_ path: String, to file: String) throws(Diagnostic) {
    if symlink(file, path) == 0 || errno == EEXIST { return }
    try create(path.folder)
    guard symlink(file, path) == 0 || errno == EEXIST else {
      throw AtomicFile.failure(.cannotCreate, "cannot create the link '\(path)'")
    }
  }

  /// Creates a folder and its parents. Returns false if that fails; `errno` then holds the reason.
  private static func makeFolder(_ path: String) -> Bool {
    if mkdir(path, 0o777) == 0 || errno == EEXIST { return true }
    guard errno == ENOENT, let slash = path.lastIndex(where: { $0 == "/" }), slash > path.startIndex else {
      return false
    }
    return makeFolder(String(path[..<slash])) && (mkdir(path, 0o777) == 0 || errno == EEXIST)
  }
}
