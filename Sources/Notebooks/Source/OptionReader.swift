import Basics
import Tables
import Yams

/// Reads a YAML mapping of front matter or of a cell, strictly: unknown keys, repeated keys and wrong types are
/// reported with line and column. Values are texts as the author wrote them: `no` stays `no`.
struct OptionReader {
  let problems: ProblemList
  private let pairs: [(key: SourceText, value: PlacedNode)]
  /// False if the text is no YAML, so that nobody can tell which options it has.
  private(set) var isReadable = true

  /// The keys whose lists may hold empty texts. An empty field can mean a missing value.
  private static let mayHoldEmptyTexts: Set<String> = ["missing"]

  /// - Parameters:
  ///   - yaml: The YAML, with the place of its first line in the notebook.
  ///   - allowed: The valid keys; nil for a mapping whose keys the user chooses.
  ///   - what: What a key is called in messages, such as `key of the front matter` or `option of a chart`.
  init(_ yaml: SourceText, allowed: [String]?, what: String, problems: ProblemList) {
    let root = Self.compose(yaml, problems: problems)
    self.init(
      PlacedNode(node: root ?? .mapping([:]), origin: yaml), allowed: allowed, what: what, problems: problems)
    isReadable = root != nil
  }

  /// Reads the options of a command. Each has one value or a list.
  init(_ typed: TypedOptions, allowed: [String], what: String, problems: ProblemList) {
    let pairs = typed.options.compactMap { name, values in
      values.first.map { first in
        let nodes = values.map { Node.scalar(Node.Scalar($0.text)) }
        return (name, PlacedNode(node: nodes.count == 1 ? nodes[0] : .sequence(Node.Sequence(nodes)), origin: first))
      }
    }
    self.init(pairs, allowed: allowed, what: what, problems: problems)
  }

  private init(
    _ value: PlacedNode, allowed: [String]?, what: String, problems: ProblemList, valuesMayBeEmpty: Bool = false
  ) {
    if value.node.mapping == nil { problems.report("expected `key: value` lines", at: value.text.location()) }
    let pairs = (value.node.mapping ?? [:]).map { (value.part($0.key).text, value.part($0.value)) }
    self.init(pairs, allowed: allowed, what: what, problems: problems)
    if !valuesMayBeEmpty { reportEmptyValues() }
  }

  private init(
    _ pairs: [(key: SourceText, value: PlacedNode)], allowed: [String]?, what: String,
    problems: ProblemList
  ) {
    self.problems = problems
    // For YAML `1` and `"1"` are different keys, but here they are the same name.
    var names: Set<String> = []
    self.pairs = pairs.filter { names.insert($0.key.text).inserted }
    names = []
    for (key, _) in pairs where !names.insert(key.text).inserted {
      problems.report("repeated key '\(key.text)'", at: key.location())
    }
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

  /// Returns the single value of a key. Returns nil if it is absent, empty, a list or a mapping; reports the last two.
  func text(_ key: String) -> SourceText? {
    guard let value = value(key) else { return nil }
    guard value.node.scalar != nil else {
      report("'\(key)' must be one value", at: value)
      return nil
    }
    let text = value.text
    guard text.text.utf8.count <= Limit.characters.most else {
      problems.report(Limit.characters.exceeded("'\(key)'", at: text.location()))
      return nil
    }
    return text.text.isEmpty ? nil : text
  }

  /// Returns the values of a key that has one value or a list of values.
  func list(_ key: String) -> [SourceText] {
    guard let value = value(key) else { return [] }
    switch value.node {
    case .scalar: return [value.text].filter { !$0.text.isEmpty }
    case .sequence(let nodes):
      let parts = nodes.map(value.part)
      for part in parts where part.node.scalar == nil { report("'\(key)' must be a list of single values", at: part) }
      return parts.filter { $0.node.scalar != nil }.map(\.text)
    default:
      report("'\(key)' must be one value or a list", at: value)
      return []
    }
  }

  func number(_ key: String, in range: ClosedRange<Double>) -> Double? {
    guard let text = text(key) else { return nil }
    guard let number = Double(text.text), range.contains(number) else {
      let bounds = "from \(NumberText.shortest(range.lowerBound)) to \(NumberText.shortest(range.upperBound))"
      problems.report(
        "'\(key)' must be a number" + (range == .anyNumber ? "" : " " + bounds), at: text.location())
      return nil
    }
    return number
  }

  func flag(_ key: String) -> Bool? {
    choice(key, ["true", "false"]).map { $0 == "true" }
  }

  /// Returns the value of a key if it is one of the valid words. Reports any other value.
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

  /// Returns a reader of the mapping below a key. The reader has no keys if the key is absent.
  ///
  /// - Parameter valuesMayBeEmpty: True if an empty value means something, such as no title.
  func mapping(
    _ key: String, allowed: [String]? = nil, what: String = "", valuesMayBeEmpty: Bool = false
  ) -> OptionReader {
    guard let value = value(key), !value.isEmpty else {
      return OptionReader([], allowed: allowed, what: what, problems: problems)
    }
    return OptionReader(
      value, allowed: allowed, what: what, problems: problems, valuesMayBeEmpty: valuesMayBeEmpty)
  }

  /// Returns true if the key has a mapping below it rather than a value or a list.
  func isMapping(_ key: String) -> Bool { value(key)?.node.mapping != nil }

  /// Returns the elements of a list, each of which is a value or a mapping.
  func elements(_ key: String, allowed: [String], what: String) -> [Element] {
    guard let value = value(key), !value.isEmpty else { return [] }
    let parts = value.node.sequence.map { $0.map(value.part) } ?? [value]
    return parts.map { part in
      part.node.scalar != nil ? .text(part.text) : .mapping(reader(of: part, allowed: allowed, what: what))
    }
  }

  enum Element {
    case text(SourceText)
    case mapping(OptionReader)
  }

  private func reader(of value: PlacedNode, allowed: [String]?, what: String) -> OptionReader {
    OptionReader(value, allowed: allowed, what: what, problems: problems)
  }

  private func value(_ key: String) -> PlacedNode? {
    pairs.first { $0.key.text == key }?.value
  }

  /// Reports keys without a value. The author meant something by the key, but nobody can tell what.
  private func reportEmptyValues() {
    for (key, value) in pairs {
      if value.isEmpty { reportEmpty("'\(key.text)'", at: key) }
      guard case .sequence(let nodes) = value.node, !Self.mayHoldEmptyTexts.contains(key.text) else { continue }
      for part in nodes.map(value.part) where part.isEmpty { reportEmpty("a value of '\(key.text)'", at: part.text) }
    }
  }

  private func reportEmpty(_ what: String, at place: SourceText) {
    problems.report("\(what) is empty", hint: "give it a value, or leave it out", at: place.location())
  }

  private func report(_ message: String, at value: PlacedNode) {
    problems.report(message, at: value.text.location())
  }

  /// Returns the YAML as a tree; nil if it is not valid, which is reported.
  private static func compose(_ yaml: SourceText, problems: ProblemList) -> Node? {
    func report(_ message: String, _ mark: Mark?) {
      let (line, column) = mark.map { ($0.line - 1, $0.column - 1) } ?? (0, 0)
      problems.report(message, at: yaml.source.text(line: yaml.line + line, column: yaml.column + column).location())
    }
    do {
      guard let root = try Yams.compose(yaml: yaml.text) else { return .mapping([:]) }
      if let limit = Limit.nodes.exceeded(by: root, children: \.below) {
        problems.report(limit.exceeded("this YAML", at: yaml.location()))
        return nil
      }
      return root
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

extension Node {
  /// The child nodes, including the keys of a mapping.
  fileprivate var below: [Node] {
    switch self {
    case .sequence(let nodes): Array(nodes)
    case .mapping(let pairs): pairs.flatMap { [$0.key, $0.value] }
    case .scalar, .alias: []
    }
  }
}
