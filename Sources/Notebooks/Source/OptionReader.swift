import Basics
import Tables
import Yams

/// A YAML mapping of front matter or a cell, read strictly: unknown keys, repeated keys and wrong types are mistakes
/// with line and column. Values are the texts as written: `no` stays `no`.
struct OptionReader {
  let problems: ProblemList
  private let pairs: [(key: SourceText, node: Node)]
  private let origin: SourceText

  /// - Parameters:
  ///   - yaml: the text and where in the notebook its first line stands.
  ///   - allowed: the keys there are; nil for a mapping whose keys are names of the user's.
  ///   - what: `key of the front matter`, `option of a chart`.
  init(_ yaml: SourceText, allowed: [String]?, what: String, problems: ProblemList) {
    let root: Node? =
      Self.compose(yaml, problems: problems) ?? .mapping(Node.Mapping([]))
    self.init(root!, origin: yaml, allowed: allowed, what: what, problems: problems)
  }

  private init(
    _ node: Node, origin: SourceText, allowed: [String]?, what: String, problems: ProblemList
  ) {
    self.problems = problems
    self.origin = origin
    guard let mapping = node.mapping else {
      problems.report(
        "expected `key: value` lines", at: Self.text(node, origin: origin).location())
      pairs = []
      return
    }
    pairs = mapping.map { (Self.text($0.key, origin: origin), $0.value) }
    guard let allowed else { return }
    for (key, _) in pairs where !allowed.contains(key.text) {
      problems.report(
        .unknownName(key.text, what: what, valid: allowed, kind: .badData, at: key.location()))
    }
  }

  var keys: [SourceText] { pairs.map(\.key) }

  func key(_ name: String) -> SourceText? {
    pairs.first { $0.key.text == name }?.key
  }

  /// A single value; nil where it is absent, empty or something else, which is reported.
  func text(_ key: String) -> SourceText? {
    guard let node = node(key) else { return nil }
    guard case .scalar = node else {
      report("'\(key)' must be one value", at: node)
      return nil
    }
    let text = text(of: node)
    return text.text.isEmpty ? nil : text
  }

  /// One value or a list of them.
  func list(_ key: String) -> [SourceText] {
    guard let node = node(key) else { return [] }
    switch node {
    case .scalar: return [text(of: node)].filter { !$0.text.isEmpty }
    case .sequence(let nodes):
      for node in nodes where node.scalar == nil { report("'\(key)' must be a list of single values", at: node) }
      return nodes.filter { $0.scalar != nil }.map { text(of: $0) }
    default:
      report("'\(key)' must be one value or a list", at: node)
      return []
    }
  }

  func number(_ key: String, in range: ClosedRange<Double>) -> Double? {
    guard let text = text(key) else { return nil }
    guard let number = Double(text.text), range.contains(number) else {
      let bounds = "\(NumberText.shortest(range.lowerBound)) to \(NumberText.shortest(range.upperBound))"
      problems.report("'\(key)' must be a number from \(bounds)", at: text.location())
      return nil
    }
    return number
  }

  func flag(_ key: String) -> Bool? {
    choice(key, ["true", "false"]).map { $0 == "true" }
  }

  /// One of a few words.
  func choice(_ key: String, _ valid: [String]) -> String? {
    guard let text = text(key) else { return nil }
    guard valid.contains(text.text) else {
      problems.report(
        .unknownName(text.text, what: "value for '\(key)'", valid: valid, kind: .badData, at: text.location())
      )
      return nil
    }
    return text.text
  }

  /// A mapping below a key; with no keys where it is absent.
  func mapping(_ key: String, allowed: [String]? = nil, what: String = "") -> OptionReader {
    reader(of: node(key) ?? .mapping(Node.Mapping([])), allowed: allowed, what: what)
  }

  /// Whether a key has a mapping below it rather than a value or a list.
  func isMapping(_ key: String) -> Bool { node(key)?.mapping != nil }

  /// The elements of a list, each a value or a mapping.
  func elements(_ key: String, allowed: [String], what: String) -> [Element] {
    guard let node = node(key) else { return [] }
    let nodes = node.sequence.map(Array.init) ?? [node]
    return nodes.map { node in
      node.scalar != nil
        ? .text(text(of: node)) : .mapping(reader(of: node, allowed: allowed, what: what))
    }
  }

  enum Element {
    case text(SourceText)
    case mapping(OptionReader)
  }

  private func reader(of node: Node, allowed: [String]?, what: String) -> OptionReader {
    OptionReader(node, origin: origin, allowed: allowed, what: what, problems: problems)
  }

  private func node(_ key: String) -> Node? {
    pairs.first { $0.key.text == key }?.node
  }

  private func text(of node: Node) -> SourceText {
    Self.text(node, origin: origin)
  }

  private func report(_ message: String, at node: Node) {
    problems.report(message, at: text(of: node).location())
  }

  /// The characters of a scalar and where the first of them stands: behind a quote, below a `|`.
  private static func text(_ node: Node, origin: SourceText) -> SourceText {
    let source = origin.source
    var result = source.text(
      node.scalar?.string ?? "", line: origin.line + (node.mark?.line ?? 1) - 1,
      column: origin.column + (node.mark?.column ?? 1) - 1)
    switch node.scalar?.style {
    case .singleQuoted, .doubleQuoted: result.column += 1
    case .literal, .folded:
      result.line += 1
      let line = source.lines.indices.contains(result.line - 1) ? source.lines[result.line - 1] : ""
      result.column = line.prefix { $0 == " " }.count + 1
    default: break
    }
    return result
  }

  private static func compose(_ yaml: SourceText, problems: ProblemList) -> Node? {
    func report(_ message: String, _ mark: Mark?) {
      let (line, column) = mark.map { ($0.line - 1, $0.column - 1) } ?? (0, 0)
      problems.report(message, at: yaml.source.text(line: yaml.line + line, column: yaml.column + column).location())
    }
    do {
      return try Yams.compose(yaml: yaml.text)
    } catch YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
      YamlError.composer(_, let problem, let mark, _)
    {
      report("not valid YAML: \(problem)", mark)
    } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
      report("repeated key '\(keys.joined(separator: "', '"))'", context.mark)
    } catch {
      report("not valid YAML: \(error)", nil)
    }
    return nil
  }
}
