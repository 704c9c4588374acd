import Basics
import Yams

/// Walks the nodes of a YAML file and collects every mistake with its line and column.
///
/// Scalars are read from their text, because YAML 1.1 reads `no` as false and `12:30` as 750. No decoder is used,
/// because it would ignore unknown keys. A method that reads a value returns nil if it reported a mistake.
struct YAMLWalker {
  let path: String
  private let lines: [Substring]
  private var diagnostics: [Diagnostic] = []
  /// The number of occurrences of each message.
  private var counts: [String: Int] = [:]

  var hasMistakes: Bool { !diagnostics.isEmpty }

  init(path: String, text: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// Returns the root of the document; nil for an empty document.
  ///
  /// - Throws: a diagnostic for a text that is not YAML, or that has too many nodes.
  func root(of text: String) throws(Diagnostic) -> Node? {
    do {
      guard let root = try Yams.compose(yaml: text) else { return nil }
      let limit = Limit.nodes.exceeded(by: root) { node in
        node.sequence.map(Array.init) ?? node.mapping?.flatMap { [$0.key, $0.value] } ?? []
      }
      guard let limit else { return root }
      throw limit.exceeded("the file", kind: .usage, at: SourceLocation(file: path, line: 1))
    } catch let error as Diagnostic {
      throw error
    } catch let error as YamlError {
      throw Diagnostic(.usage, Self.message(of: error), at: Self.mark(of: error).map(location))
    } catch {
      throw Diagnostic(.usage, "not a YAML file: \(error)", at: SourceLocation(file: path))
    }
  }

  /// Returns the root of a grid file, which must not be empty.
  func gridRoot(of text: String) throws(Diagnostic) -> Node {
    guard let root = try root(of: text) else {
      throw Diagnostic(.usage, "the grid file is empty", at: SourceLocation(file: path))
    }
    return root
  }

  private static func mark(of error: YamlError) -> Mark? {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark
    case .duplicatedKeysInMapping(_, let context): context.mark
    default: nil
    }
  }

  private static func message(of error: YamlError) -> String {
    switch error {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _): problem
    case .duplicatedKeysInMapping(let keys, _): "key given twice: " + keys.map { "\($0)" }.joined(separator: ", ")
    default: "not a YAML file: \(error)"
    }
  }

  private func location(_ mark: Mark) -> SourceLocation {
    let excerpt = lines.indices.contains(mark.line - 1) ? String(lines[mark.line - 1]) : nil
    return SourceLocation(file: path, line: mark.line, column: mark.column, excerpt: excerpt)
  }

  func location(of node: Node) -> SourceLocation {
    node.mark.map(location) ?? SourceLocation(file: path)
  }

  mutating func report(_ message: String, hint: String? = nil, at node: Node) {
    guard hasRoom else { return }
    guard !isRepeated(message) else { return }
    report(Diagnostic(.usage, message, hint: hint, at: location(of: node)))
  }

  mutating func report(_ diagnostic: Diagnostic) {
    if hasRoom { diagnostics.append(diagnostic) }
  }

  /// True if fewer than 100 mistakes were reported. Later ones are dropped; they are reported after these are
  /// corrected.
  private var hasRoom: Bool { diagnostics.count < 100 }

  /// The number of places that are shown for one message; further ones are only counted.
  private static let mostPlaces = 3

  /// Counts a message, and returns true if it has already been shown often enough. Must be called once for each
  /// occurrence.
  private mutating func isRepeated(_ message: String) -> Bool {
    counts[message, default: 0] += 1
    return counts[message, default: 0] > Self.mostPlaces
  }

  /// All mistakes in the order of the file. If a message is repeated often, its last shown place tells how often.
  var mistakes: [Diagnostic] {
    var shown: [String: Int] = [:]
    return diagnostics.map { diagnostic in
      shown[diagnostic.message, default: 0] += 1
      let rest = counts[diagnostic.message, default: 0] - Self.mostPlaces
      guard rest > 0, shown[diagnostic.message] == Self.mostPlaces else { return diagnostic }
      var last = diagnostic
      last.message += ", and \(rest.counted("more time")) in this file"
      return last
    }.sorted {
      ($0.location?.line ?? 0, $0.location?.column ?? 0) < ($1.location?.line ?? 0, $1.location?.column ?? 0)
    }
  }

  /// Returns the values of a mapping by key. Keys other than `keys` are mistakes.
  mutating func mapping(_ node: Node, of keys: [String], what: String) -> [String: Node] {
    guard case .mapping(let mapping) = node else {
      report("\(what) is not a mapping", hint: "keys: " + keys.joined(separator: ", "), at: node)
      return [:]
    }
    var values: [String: Node] = [:]
    for (key, value) in mapping {
      let name = key.scalar?.string ?? ""
      if keys.contains(name) {
        values[name] = value
      } else if hasRoom, !isRepeated("unknown key '\(name)'") {
        report(.unknownName(name, what: "key", valid: keys, kind: .usage, at: location(of: key)))
      }
    }
    return values
  }

  /// Returns the elements of a sequence. A single scalar or mapping counts as a sequence of one.
  func elements(_ node: Node) -> [Node] {
    node.sequence.map(Array.init) ?? [node]
  }

  /// Returns the elements of a sequence. An empty sequence is a mistake, since it would make the grid empty.
  mutating func elements(_ node: Node, atLeastOne what: String) -> [Node] {
    let elements = elements(node)
    if elements.isEmpty { report("at least one \(what) is needed", at: node) }
    return elements
  }

  /// Reads one of the names in `valid`.
  mutating func name(_ node: Node, what: String, valid: [String]) -> String? {
    guard let text = node.scalar?.string else {
      report("expected a \(what)", hint: "valid: " + valid.joined(separator: ", "), at: node)
      return nil
    }
    guard valid.contains(text) else {
      guard hasRoom, !isRepeated("unknown \(what) '\(text)'") else { return nil }
      report(.unknownName(text, what: what, valid: valid, kind: .usage, at: location(of: node)))
      return nil
    }
    return text
  }

  /// Reads a list of names without repeats, or the word `all`.
  ///
  /// - Parameter all: the names that the word `all` stands for; nil for all valid names.
  mutating func names(_ node: Node, what: String, valid: [String], all: [String]? = nil) -> [String] {
    if node.scalar?.string == "all" { return all ?? valid }
    return names(node, what: what) { $0.name($1, what: what, valid: valid) }
  }

  /// Reads a list of names that numbers can follow, such as `uniform(1, 2)`, without repeats, or the word `all`. Each
  /// name is returned in its standard spelling.
  mutating func names<Entry: Parameterized>(
    _ node: Node, what: String, among entries: [Entry], all: [String]
  ) -> [String] {
    if node.scalar?.string == "all" { return all }
    return names(node, what: what) { $0.name($1, what: what, among: entries) }
  }

  /// Reads the names of a list's elements, without repeats.
  private mutating func names(
    _ node: Node, what: String, _ name: (inout YAMLWalker, Node) -> String?
  ) -> [String] {
    var names: [String] = []
    for element in elements(node, atLeastOne: what) {
      guard let name = name(&self, element) else { continue }
      if names.contains(name) {
        report("\(what) '\(name)' is listed twice", at: element)
      } else {
        names.append(name)
      }
    }
    return names
  }

  mutating func name<Entry: Parameterized>(_ node: Node, what: String, among entries: [Entry]) -> String? {
    guard let text = node.scalar?.string, text.contains("(") else {
      return name(node, what: what, valid: entries.map(\.name))
    }
    do {
      return try entries.resolve(text, what: what).name
    } catch {
      var diagnostic = error
      diagnostic.location = location(of: node)
      report(diagnostic)
      return nil
    }
  }

  mutating func integer(_ node: Node, what: String, in range: ClosedRange<Int>) -> Int? {
    let value = node.scalar.flatMap { Int($0.string) }
    guard let value, range.contains(value) else {
      let upper = range.upperBound == .max ? "" : " and at most \(range.upperBound)"
      report("\(what) must be a whole number of at least \(range.lowerBound)\(upper)", at: node)
      return nil
    }
    return value
  }

  /// Reads a finite number above 0, such as `1e-3`.
  mutating func positiveNumber(_ node: Node, what: String) -> Double? {
    guard let value = node.scalar.flatMap({ Double($0.string) }), value > 0, value.isFinite else {
      report("\(what) must be a number above 0", at: node)
      return nil
    }
    return value
  }
}
