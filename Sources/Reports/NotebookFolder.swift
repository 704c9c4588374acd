import Basics
import CairoGraphics
import Graphics
import Platform

/// The folder of a notebook. The files that it includes must lie in it, also after links are followed.
package final class NotebookFolder {
  private let path: String
  /// The paths of all files read.
  package private(set) var files: [String] = []

  /// - Parameter notebook: the path of the notebook.
  package init(of notebook: String) {
    path = notebook.lastIndex(of: "/").map { String(notebook[...$0]) } ?? ""
  }

  package func text(_ name: String) throws(Diagnostic) -> String { try InputFile.text(at: file(name)) }

  package func picture(_ name: String) throws(Diagnostic) -> Picture {
    try PictureReader.read(try InputFile.bytes(at: file(name)), path: name)
  }

  /// Where it is, if that is in the folder.
  private func file(_ name: String) throws(Diagnostic) -> String {
    let file = path + name
    guard Self.real(file).hasPrefix(Self.real(path.isEmpty ? "." : path) + "/") else {
      throw Diagnostic(.badData, "'\(name)' is outside the notebook's folder", hint: "use a file in it")
    }
    files.append(file)
    return file
  }

  /// Whether there is a file or folder of that name.
  package func has(_ name: String) -> Bool { InputFile.exists(name.hasPrefix("/") ? name : path + name) }

  private static func real(_ path: String) -> String {
    URL(filePath: path).resolvingSymlinksInPath().standardizedFileURL.path
  }
}
