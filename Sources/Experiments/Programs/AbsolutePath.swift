import Basics
import Platform

/// Makes paths absolute.
enum AbsolutePath {
  /// Returns the absolute form of a path.
  ///
  /// - Throws: `usage` if the path of the current folder is not UTF-8.
  static func of(_ path: String) throws(Diagnostic) -> String {
    guard path.utf8.first != UInt8(ascii: "/") else { return path }
    let bytes = getcwd(nil, 0)
    defer { free(bytes) }
    guard let bytes, let folder = String(validatingCString: bytes) else {
      throw Diagnostic(.usage, "the path of this folder is not UTF-8 text", hint: "give --out an absolute path")
    }
    return "\(folder)/\(path)"
  }

  /// Returns the absolute path without links, `.` and `..`, so that all names of a folder give the same path. Parts
  /// that do not exist yet are kept as they are written.
  ///
  /// - Throws: `usage` if the path of the current folder is not UTF-8.
  static func canonical(_ path: String) throws(Diagnostic) -> String {
    var (existing, rest) = (try of(path), "")
    while true {
      if let bytes = realpath(existing, nil) {
        defer { free(bytes) }
        return (String(validatingCString: bytes) ?? existing) + rest
      }
      let above = existing.folder
      guard above != existing, above != "." else { return existing + rest }
      rest = String(existing.unicodeScalars.dropFirst(existing.upToLastSlash.unicodeScalars.count - 1)) + rest
      existing = above
    }
  }
}
