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
}
