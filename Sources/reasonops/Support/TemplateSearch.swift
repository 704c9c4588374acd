import Basics
import Platform

/// The search for notebooks and grids. A name is tried as a path first, then in `templates/`, in
/// `$REASONOPS_TEMPLATES`, in `share/reasonops` of the installation, and in the `templates` folder beside the `.build`
/// folder of the program. In these folders the extension may be left out.
struct TemplateSearch {
  static let notebooks = TemplateSearch(what: "notebook", subfolder: nil, fileExtension: "md")
  static let grids = TemplateSearch(what: "grid", subfolder: "grids", fileExtension: "yaml")

  let what: String
  let subfolder: String?
  let fileExtension: String

  /// Returns the path of the file that the user named.
  ///
  /// - Throws: `notFound` with the names of all templates.
  func path(of name: String) throws(Diagnostic) -> String {
    let folders = name.hasPrefix("/") ? [] : folders
    if name == InputFile.standardInput { return name }
    let candidates = [name] + folders.flatMap { ["\($0)/\(name)", "\($0)/\(name).\(fileExtension)"] }
    if let found = candidates.first(where: InputFile.canBeNamed) { return found }
    let valid = all().map(\.name)
    let nearest = nearestName(to: name, in: valid).map { "did you mean '\($0)'? " } ?? ""
    let hint =
      valid.isEmpty
      ? "give a path, or set REASONOPS_TEMPLATES to the folder of the program's templates"
      : "\(nearest)a path, or one of: \(valid.joined(separator: ", "))"
    throw Diagnostic(.notFound, "no such \(what): '\(name)'", hint: hint)
  }

  /// Returns the path of a template, given its path within a templates folder.
  ///
  /// - Throws: `notFound` if no folder has it.
  func file(_ name: String) throws(Diagnostic) -> String {
    if let found = folders.map({ "\($0)/\(name)" }).first(where: InputFile.exists) { return found }
    throw Diagnostic(
      .notFound, "the program's template '\(name)' is nowhere",
      hint: "set REASONOPS_TEMPLATES to the folder of the program's templates")
  }

  /// Returns every template, by name without extension. If several folders have a name, the first folder wins.
  func all() -> [(name: String, path: String)] {
    var found: [String: String] = [:]
    for folder in folders.reversed() {
      for file in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
        let parts = file.split(separator: ".")
        guard parts.count == 2, parts[1] == fileExtension, parts[0] != "README" else { continue }
        found[String(parts[0])] = "\(folder)/\(file)"
      }
    }
    return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The templates folders in the order of the search. They need not exist.
  var folders: [String] {
    let program = ProgramPath.installed
    let installed = URL(filePath: program).appending(path: "../../share/reasonops").standardizedFileURL.path
    let built = program.ranges(of: "/.build/").last.map { program[..<$0.lowerBound] + "/templates" }
    let roots = [
      "templates", ProcessInfo.processInfo.environment["REASONOPS_TEMPLATES"], installed, built.map(String.init),
    ]
    return roots.compactMap { $0 }.filter { !$0.isEmpty }.map { root in subfolder.map { "\(root)/\($0)" } ?? root }
  }
}
