import Basics
import Platform

/// Paths that mean the same in every folder.
enum AbsolutePath {
  /// - Throws: `usage` where the folder that we are in has a name that is no text.
  static func of(_ path: String) throws(Diagnostic) -> String {
    guard path.utf8.first != UInt8(ascii: "/") else { return path }
    let bytes = getcwd(nil, 0)
    defer { free(bytes) }
    guard let bytes, let folder = String(validatingCString: bytes) else {
      throw Diagnostic(.usage, "the path of this folder is not UTF-8 text", hint: "give --out an absolute path")
    }
    return "\(folder)/\(path)"
  }

  /// The same without links, `.` and `..`, so that each way to name a folder is one path. What is not there yet stays as
  /// it is written.
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
