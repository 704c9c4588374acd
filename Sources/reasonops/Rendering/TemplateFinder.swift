import Basics

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Finds notebooks and grids that are given by path or by the name of a template.
enum TemplateFinder {
  /// The path as given if a file is there, else the file of that name among the templates.
  ///
  /// - Throws: `notFound` with the folders that were searched.
  static func path(of name: String, extension suffix: String, folder: String = "") throws(Diagnostic) -> String {
    let fileName = name.hasSuffix("." + suffix) ? name : "\(name).\(suffix)"
    let candidates = [name] + folders.map { [$0, folder, fileName].filter { !$0.isEmpty }.joined(separator: "/") }
    if let found = candidates.first(where: isFile) { return found }
    throw Diagnostic(
      .notFound, "no such file: '\(name)'", hint: "searched here and in \(folders.joined(separator: ", "))")
  }

  /// Here, in `$REASONOPS_TEMPLATES`, and where an installation puts them.
  private static var folders: [String] {
    let environment = ProcessInfo.processInfo.environment["REASONOPS_TEMPLATES"].map { [$0] } ?? []
    let binary = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    let installed = binary.appending(path: "../share/reasonops/templates").standardizedFileURL.path
    return ["templates"] + environment + [installed]
  }

  private static func isFile(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder
  }
}
