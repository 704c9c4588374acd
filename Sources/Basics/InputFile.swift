import Platform

/// Files that the user names.
package enum InputFile {
  package static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path)
  }

  /// All bytes of a file.
  ///
  /// - Throws: `notFound` with the path, and with the system's reason if the file exists but cannot be read.
  package static func bytes(at path: String) throws(Diagnostic) -> [UInt8] {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Diagnostic(.notFound, "no such file: '\(path)'")
    }
    guard !isFolder else { throw Diagnostic(.notFound, "'\(path)' is a folder, not a file") }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw AtomicFile.failure(.notFound, "cannot read '\(path)'")
    }
    return Array(data)
  }

  /// The text of a UTF-8 file, without a leading byte-order mark.
  package static func text(at path: String) throws(Diagnostic) -> String {
    let bytes = try bytes(at: path)
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
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw AtomicFile.failure(.cannotCreate, "cannot create the folder '\(path)'")
    }
  }
}
