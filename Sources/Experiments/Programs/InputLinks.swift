import Basics
import Platform

/// The files that a program reads. Their paths are relative to the folder of the grid file. They are hashed, and linked
/// into the trial's folder, so that the program finds them under the same relative paths.
struct InputLinks: Sendable {
  struct Link: Sendable {
    /// The path relative to the folder of the grid file, and to the trial's folder.
    var name: String
    /// The absolute path of the file.
    var file: String
  }

  /// `FILE DIGEST` for each file, with its SHA-256 digest.
  let digests: [String]
  /// The links to the files in the folder of the grid file and below it. Other files are not linked.
  let links: [Link]

  /// - Parameters:
  ///   - patterns: the paths and patterns, absolute or relative to the folder.
  ///   - folder: the folder of the grid file with a slash at its end; empty for the current folder.
  /// - Throws: `notFound` for an input that does not exist.
  init(_ patterns: [String], in folder: String) throws(Diagnostic) {
    var names: [String] = []
    for pattern in patterns {
      for name in try Self.files(pattern, in: folder) where !names.contains(name) { names.append(name) }
    }
    try Limit.files.check(names.count, "the inputs of the grid", kind: .usage)
    digests = try names.map { name throws(Diagnostic) in "\(name) \(try Self.digest(of: Self.path(name, folder)))" }
    links = try names.filter(Self.isBelow).map { name throws(Diagnostic) in
      Link(name: name, file: try AbsolutePath.of(folder + name))
    }
  }

  private static func path(_ name: String, _ folder: String) -> String {
    name.utf8.first == UInt8(ascii: "/") ? name : folder + name
  }

  private static func isBelow(_ name: String) -> Bool {
    name.utf8.first != UInt8(ascii: "/") && !name.split(separator: "/").contains("..")
  }

  /// Returns the files that a path, a folder with everything below it, or a pattern stands for.
  private static func files(_ pattern: String, in folder: String) throws(Diagnostic) -> [String] {
    let base = pattern.utf8.first == UInt8(ascii: "/") ? "" : folder
    guard let status = FileStatus(at: base + pattern) else {
      guard let found = try PathPattern(pattern)?.matches(in: base) else {
        throw Diagnostic(
          .notFound, "the input '\(pattern)' of the grid is not there",
          hint: "inputs are named from the folder of the grid file")
      }
      return found.map(\.path)
    }
    guard status.isFolder else { return [pattern] }
    return try PathPattern("\(pattern)/**/*")?.matches(in: base).map(\.path) ?? []
  }

  private static func digest(of path: String) throws(Diagnostic) -> String {
    guard let descriptor = try InputFile.regular(path) else {
      throw Diagnostic(.notFound, "no such file: '\(path)'")
    }
    defer { close(descriptor) }
    var hash = SHA256()
    while true {
      let bytes = try InputFile.read(descriptor, 1 << 20, path)
      if bytes.isEmpty { return hash.digest }
      hash.absorb(bytes)
    }
  }
}
