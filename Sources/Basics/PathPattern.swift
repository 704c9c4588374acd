import Platform

/// A pattern of file paths: `*`, `?` and `[a-z]` match as in a shell, `**` matches any number of folders, and `{name}`
/// captures a part of the path. Example: `runs/{model}/seed{seed}/metrics.csv`.
package struct PathPattern: Sendable {
  package let text: String
  /// The names in braces, each once, in order of first appearance.
  package let names: [String]
  private let components: [NamePattern]
  private let root: String

  /// A file that matches the pattern.
  package struct Match: Sendable {
    /// The path of the file, relative if the pattern is.
    package var path: String
    /// The values of the names in braces, in the order of `names`.
    package var values: [String]

    package init(path: String, values: [String] = []) {
      self.path = path
      self.values = values
    }
  }

  /// Parses a pattern. Returns nil for a text without wildcards.
  ///
  /// - Throws: `usage` for braces that hold no name, and for brackets that are not closed.
  package init?(_ text: String) throws(Diagnostic) {
    guard text.utf8.contains(where: { "*?[{".utf8.contains($0) }) else { return nil }
    self.text = text
    root = text.utf8.first == UInt8(ascii: "/") ? "/" : ""
    var components: [NamePattern] = []
    for part in text.split(separator: "/") { components.append(try NamePattern(String(part), of: text)) }
    self.components = components
    names = components.flatMap(\.names).reduce(into: []) { names, name in
      if !names.contains(name) { names.append(name) }
    }
  }

  /// Returns the existing files that match, sorted by the bytes of their paths.
  ///
  /// - Parameter folder: The folder that relative patterns start from, with a final slash; empty for the current
  ///   folder.
  /// - Throws: `notFound` if no file matches, also if one name in braces has different values in every path, and if
  ///   more files match than the limit allows.
  package func matches(in folder: String = "") throws(Diagnostic) -> [Match] {
    var found: [Partial] = [Partial(path: root)]
    for (index, component) in components.enumerated() {
      let isLast = index == components.count - 1
      var next: [Partial] = []
      for partial in found { next += try step(partial, component, isLast: isLast, in: folder) }
      guard !next.isEmpty else { throw nothing(below: found, component) }
      found = next
    }
    let matches = found.compactMap { $0.match(names) }
    guard !matches.isEmpty else { throw Diagnostic(.notFound, "no file is named like '\(text)'") }
    return matches.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// A path that matches the first components, with the captured values so far.
  private struct Partial {
    var path: String
    var values: [(name: String, value: String)] = []

    func adding(_ name: String, _ more: [(name: String, value: String)]) -> Partial {
      let isWhole = path.isEmpty || path.utf8.last == UInt8(ascii: "/")
      return Partial(path: path + (isWhole ? "" : "/") + name, values: values + more)
    }

    /// Returns the match; nil if a name has two different values.
    func match(_ names: [String]) -> Match? {
      let found = names.map { name in Set(values.filter { $0.name == name }.map(\.value)) }
      return found.allSatisfy { $0.count == 1 } ? Match(path: path, values: found.compactMap(\.first)) : nil
    }
  }

  private func step(
    _ partial: Partial, _ component: NamePattern, isLast: Bool, in folder: String
  ) throws(Diagnostic) -> [Partial] {
    if component.isAnyFolders { return try folders(below: partial, in: folder) }
    if let name = component.plainName {
      let next = partial.adding(name, [])
      return exists(folder + next.path, isLast: isLast) ? [next] : []
    }
    var found: [Partial] = []
    for name in entries(of: folder + partial.path) {
      guard let values = component.match(name) else { continue }
      let next = partial.adding(name, values)
      if exists(folder + next.path, isLast: isLast) { found.append(next) }
      try Limit.files.check(found.count, "'\(text)'", kind: .notFound)
    }
    return found
  }

  /// Returns true if the path is a file, for the last component, or a folder, for the others.
  private func exists(_ path: String, isLast: Bool) -> Bool {
    FileStatus(at: path).map { $0.isFolder != isLast } ?? false
  }

  /// Returns the folder itself and all folders below it. Links are not followed, because they may lead back.
  private func folders(below partial: Partial, in folder: String) throws(Diagnostic) -> [Partial] {
    var (waiting, found) = ([partial], [Partial]())
    while let next = waiting.popLast() {
      found.append(next)
      try Limit.files.check(found.count, "'\(text)'", kind: .notFound)
      let below = entries(of: folder + next.path).map { next.adding($0, []) }
      waiting += below.filter { FileStatus(at: folder + $0.path, followingLinks: false)?.isFolder == true }
    }
    return found
  }

  /// Returns the sorted names in a folder, without those that begin with a dot, as in a shell.
  private func entries(of path: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path.isEmpty ? "." : path)) ?? []
    return names.filter { $0.utf8.first != UInt8(ascii: ".") }.sorted()
  }

  /// Returns the error for a component that matched nothing. It names the deepest folder that was found.
  private func nothing(below found: [Partial], _ component: NamePattern) -> Diagnostic {
    let folder = found.first.map { $0.path.isEmpty ? "this folder" : "'\($0.path)'" } ?? ""
    let others = found.count > 1 ? " and \(found.count - 1) more" : ""
    return Diagnostic(
      .notFound, "no file is named like '\(text)'",
      hint: "nothing in \(folder)\(others) is named like '\(component.text)'")
  }
}
