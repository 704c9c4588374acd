import Formulas

/// What LaTeX needs for the commands of formulas: nothing, a package, or a definition in the preamble.
package enum LaTeXCommands {
  package enum Need: Equatable {
    case nothing
    /// The name of a package.
    case package(String)
    /// A definition, which a document may already have.
    case definition(String)
  }

  /// Returns what LaTeX needs for a command, given without its backslash, or nil if no formula has it.
  package static func needs(ofCommand name: String) -> [Need]? {
    var needs: [Need] = packageNames[name].map { [.package($0)] } ?? []
    if let definition = definition(of: name) { needs.append(.definition(definition)) }
    return needs.isEmpty ? (known.contains(name) ? [.nothing] : nil) : needs
  }

  /// Returns what LaTeX needs for an environment, or nil if no formula has it.
  package static func need(ofEnvironment name: String) -> Need? {
    if let package = environments[name] { return .package(package) }
    if name == "darray" { return .definition(darray) }
    return knownEnvironments.contains(name) ? .nothing : nil
  }

  /// What a text needs.
  struct Needs {
    /// The commands that load packages, in the order in which they must be loaded.
    let packages: [String]
    let definitions: String
  }

  /// Returns what the commands in a text need.
  static func needs(of text: String) -> Needs {
    let names = Set(text.matches(of: /\\([A-Za-z]+)/).map { String($0.1) })
    let environments = Set(text.matches(of: /\\begin\{([A-Za-z]+\*?)\}/).map { String($0.1) })
    var all = withNested(names).sorted().flatMap { needs(ofCommand: $0) ?? [] }
    all += environments.sorted().compactMap(need(ofEnvironment:))
    // Rules of dashes between the columns of an array.
    if text.contains(/\\begin\{d?array\}\{[^}]*:/) { all.append(.package("arydshln")) }
    let loaded = packages.filter { all.contains(.package($0.name)) }.map(\.load)
    let definitions = all.compactMap { if case .definition(let text) = $0 { text } else { nil } }
    return Needs(packages: loaded, definitions: definitions.joined())
  }

  /// Returns commands with those that their definitions use.
  private static func withNested(_ names: Set<String>) -> Set<String> {
    var all = names
    var new = names
    while !new.isEmpty {
      let bodies = new.compactMap(definition(of:)).joined()
      new = Set(bodies.matches(of: /\\([A-Za-z]+)/).map { String($0.1) }).subtracting(all)
      all.formUnion(new)
    }
    return all
  }

  private static let packageNames: [String: String] = packages.reduce(into: [:]) { result, package in
    for name in package.commands.split(whereSeparator: \.isWhitespace) { result[String(name)] = package.name }
  }

  private static func definition(of name: String) -> String? {
    if let body = functions[name] { return provided(name, arguments: "[1]", body) }
    if let sign = labelledArrows[name] {
      return provided(name, arguments: "[2][]", "\\mathrel{\\underset{#1}{\\overset{#2}{\(sign)}}}")
    }
    if let body = definitions[name] { return provided(name, body) }
    guard !known.contains(name), packageNames[name] == nil else { return nil }
    return body(of: name).map { provided(name, $0) }
  }

  private static func provided(_ name: String, arguments: String = "", _ body: String) -> String {
    "\\providecommand{\\\(name)}\(arguments){\(body)}\n"
  }

  /// Returns the body of a definition that follows from what the command shows.
  private static func body(of name: String) -> String? {
    if let function = Formula.function(named: name) {
      let words = function.text.replacing(" ", with: "\\,")
      return "\\operatorname\(function.takesLimits ? "*" : ""){\(words)}"
    }
    if let relation = Formula.compoundRelations.first(where: { $0.name == name }) { return colons(relation.signs) }
    guard let scalar = Formula.sign(of: name), let sign = LaTeXEscaping.sign(scalar), sign != "\\\(name)" else {
      return nil
    }
    // Braces would change the class of a sign. Only letters in another alphabet need them as scripts.
    return sign.utf8.contains(UInt8(ascii: "{")) ? "{\(sign)}" : sign
  }
}
