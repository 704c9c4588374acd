import Platform

/// Paths of files, with parts that may be anything: `*`, `?` and `[a-z]` as in a shell, `**` for any folders, and `{name}`
/// for a part that is to be known: `runs/{model}/seed{seed}/metrics.csv`.
package struct PathPattern: Sendable {
  package let text: String
  /// The names in braces, each once, in their order.
  package let names: [String]
  private let components: [NamePattern]
  private let root: String

  /// A file that a pattern names.
  package struct Match: Sendable {
    /// As the pattern would be written for this file alone.
    package var path: String
    /// Of the names in braces, in their order.
    package var values: [String]

    package init(path: String, values: [String] = []) {
      self.path = path
      self.values = values
    }
  }

  /// Nil for a text in which every character means itself.
  ///
  /// - Throws: for braces that hold no name, and for brackets that are not closed.
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

  /// The files that are there, in natural order.
  ///
  /// - Parameter folder: where relative patterns begin, with a slash at its end; empty for the current folder.
  /// - Throws: if there is none, or too many; for a name in braces that stands for different texts in one path.
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

  /// A path up to one of the components, with what the names were so far.
  private struct Partial {
    var path: String
    var values: [(name: String, value: String)] = []

    func adding(_ name: String, _ more: [(name: String, value: String)]) -> Partial {
      let isWhole = path.isEmpty || path.utf8.last == UInt8(ascii: "/")
      return Partial(path: path + (isWhole ? "" : "/") + name, values: values + more)
    }

    /// Nil if one name stands for two texts.
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

  /// The last component is that of a file, all others of folders.
  private func exists(_ path: String, isLast: Bool) -> Bool {
    FileStatus(at: path).map { $0.isFolder != isLast } ?? false
  }

  /// The folder itself and all below it. Links are not followed: they may lead back.
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

  /// The names in a folder, without those that begin with a point, as in a shell.
  private func entries(of path: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path.isEmpty ? "." : path)) ?? []
    return names.filter { $0.utf8.first != UInt8(ascii: ".") }.sorted()
  }

  /// What the deepest folder that is there has not.
  private func nothing(below found: [Partial], _ component: NamePattern) -> Diagnostic {
    let folder = found.first.map { $0.path.isEmpty ? "this folder" : "'\($0.path)'" } ?? ""
    let others = found.count > 1 ? " and \(found.count - 1) more" : ""
    return Diagnostic(
      .notFound, "no file is named like '\(text)'",
      hint: "nothing in \(folder)\(others) is named like '\(component.text)'")
  }
}
