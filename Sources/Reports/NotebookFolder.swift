import Basics
import CairoGraphics
import Graphics
import Platform

/// The folder of a notebook. Files that the notebook includes must lie in it, also after links are resolved. A file
/// that is missing there is taken from the folders of the templates, for notebooks that are copies of a template.
package final class NotebookFolder {
  private let path: String
  private let templates: [String]
  /// The paths of all files that were asked for.
  package private(set) var files: [String] = []

  /// - Parameters:
  ///   - notebook: The path of the notebook.
  ///   - templates: The folders of the program's templates.
  package init(of notebook: String, templates: [String] = []) {
    path = notebook.lastIndex(of: "/").map { String(notebook[...$0]) } ?? ""
    self.templates = templates.map { $0 + "/" }
  }

  /// Returns the text of a file of the notebook.
  ///
  /// - Throws: `badData` for a file outside the folder, `notFound` if there is none, and what reading it throws.
  package func text(_ name: String) throws(Diagnostic) -> String { try InputFile.text(at: file(name)) }

  /// Reads a picture of the notebook.
  package func picture(_ name: String) throws(Diagnostic) -> Picture {
    try PictureReader.read(try InputFile.bytes(at: file(name)), path: name)
  }

  /// Returns the path of the file, and records it in `files`.
  private func file(_ name: String) throws(Diagnostic) -> String {
    let folder = has(name) ? path : templates.first { InputFile.exists($0 + name) } ?? path
    let file = folder + name
    guard Self.real(file).hasPrefix(Self.real(folder.isEmpty ? "." : folder) + "/") else {
      throw Diagnostic(.badData, "'\(name)' is outside the notebook's folder", hint: "use a file in it")
    }
    // Record a missing file too: it may be created while it is watched.
    files.append(file)
    if folder != path { Console.error("note: '\(name)' is not beside the notebook; '\(file)' is used") }
    guard InputFile.exists(file) else {
      throw Diagnostic(
        .notFound, "no such file: '\(file)'", hint: "copy it to there from where the notebook was before")
    }
    return file
  }

  /// Returns true if a file or folder of that name exists.
  package func has(_ name: String) -> Bool { InputFile.exists(name.hasPrefix("/") ? name : path + name) }

  private static func real(_ path: String) -> String {
    URL(filePath: path).resolvingSymlinksInPath().standardizedFileURL.path
  }
}
