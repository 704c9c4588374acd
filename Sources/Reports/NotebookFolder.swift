import Basics
import CairoGraphics
import Graphics
import Platform

/// The folder of a notebook. The files that it includes must lie in it, also after links are followed. What a copy of a
/// template lacks is taken from the folders of the templates.
package final class NotebookFolder {
  private let path: String
  private let templates: [String]
  /// The paths of all files read.
  package private(set) var files: [String] = []

  /// - Parameters:
  ///   - notebook: the path of the notebook.
  ///   - templates: the folders of the program's templates.
  package init(of notebook: String, templates: [String] = []) {
    path = notebook.lastIndex(of: "/").map { String(notebook[...$0]) } ?? ""
    self.templates = templates.map { $0 + "/" }
  }

  package func text(_ name: String) throws(Diagnostic) -> String { try InputFile.text(at: file(name)) }

  package func picture(_ name: String) throws(Diagnostic) -> Picture {
    try PictureReader.read(try InputFile.bytes(at: file(name)), path: name)
  }

  /// Where it is, if that is in the folder.
  private func file(_ name: String) throws(Diagnostic) -> String {
    let folder = has(name) ? path : templates.first { InputFile.exists($0 + name) } ?? path
    let file = folder + name
    guard Self.real(file).hasPrefix(Self.real(folder.isEmpty ? "." : folder) + "/") else {
      throw Diagnostic(.badData, "'\(name)' is outside the notebook's folder", hint: "use a file in it")
    }
    // A file that is not there may come while it is watched.
    files.append(file)
    if folder != path { Console.error("note: '\(name)' is not beside the notebook; '\(file)' is used") }
    guard InputFile.exists(file) else {
      throw Diagnostic(
        .notFound, "no such file: '\(file)'", hint: "copy it to there from where the notebook was before")
    }
    return file
  }

  /// Whether there is a file or folder of that name.
  package func has(_ name: String) -> Bool { InputFile.exists(name.hasPrefix("/") ? name : path + name) }

  private static func real(_ path: String) -> String {
    URL(filePath: path).resolvingSymlinksInPath().standardizedFileURL.path
  }
}
