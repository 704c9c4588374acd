import Basics
import Yams

/// Reads the parameters of a program: a mapping of names to values, or a list of such mappings. All combinations of the
/// values in a mapping are cells. `exclude` leaves cells out.
enum ParameterParser {
  static func read(
    _ node: Node, exclude: Node?, sample: Node?, into grid: inout CommandGrid, _ walker: inout YAMLWalker
  ) {
    if let sample { return draw(sample, node, exclude: exclude, into: &grid, &walker) }
    let groups = walker.elements(node, atLeastOne: "set of parameters").map { parameters($0, &walker) }
    guard let first = groups.first, !walker.hasMistakes else { return }
    let names = first.map(\.name)
    for (element, group) in zip(walker.elements(node), groups) where Set(group.map(\.name)) != Set(names) {
      let missing = names.first { name in !group.contains { $0.name == name } }
      let other = group.first { !names.contains($0.name) }?.name
      let fault = missing.map { "'\($0)' is missing here" } ?? "'\(other ?? "")' is not in the first set of parameters"
      walker.report(fault, hint: "all sets need the same names; '' is an empty value", at: element)
    }
    guard !walker.hasMistakes, isRoom(groups, at: node, &walker) else { return }
    let exclusions =
      exclude.map { Self.exclusions($0, names, among: { name in Self.values(of: name, in: groups) }, &walker) } ?? []
    take(groups, names, without: exclusions, into: &grid)
  }

  /// Reads a sampled grid, whose cells are drawn from ranges and lists of values.
  private static func draw(
    _ sample: Node, _ node: Node, exclude: Node?, into grid: inout CommandGrid, _ walker: inout YAMLWalker
  ) {
    guard case .mapping(let mapping) = node else {
      return walker.report("a sampled grid needs 'parameters' as one mapping", at: node)
    }
    let axes = mapping.compactMap { key, value in axis(key, value, &walker) }
    guard let sample = ParameterSample(sample, &walker), !walker.hasMistakes,
      sample.hasRoom(for: axes.count, at: node, &walker)
    else { return }
    let names = axes.map(\.name)
    let choices = Dictionary(axes.map { ($0.name, $0.axis.choices) }) { first, _ in first }
    let exclusions = exclude.map { Self.exclusions($0, names, among: { choices[$0] ?? nil }, &walker) } ?? []
    let cells = sample.cells(of: axes.map(\.axis)) { isExcluded($0, names, exclusions) }
    grid.cells = cells
    grid.parameters = ParameterValues.met(in: cells, of: names)
  }

  private static func axis(
    _ key: Node, _ node: Node, _ walker: inout YAMLWalker
  ) -> (name: String, axis: ParameterAxis)? {
    guard let name = NameCheck.parameter(key, &walker) else { return nil }
    guard node.mapping == nil else { return ParameterAxis.read(node, of: name, &walker).map { (name, $0) } }
    let values = values(node, of: name, &walker)
    return values.isEmpty ? nil : (name, .choice(values))
  }

  private static func isExcluded(
    _ cell: [String], _ names: [String], _ exclusions: [[String: Set<String>]]
  ) -> Bool {
    exclusions.contains { exclusion in
      zip(names, cell).allSatisfy { name, value in exclusion[name]?.contains(comparable(value)) ?? true }
    }
  }

  /// Returns a form of a value that equal numbers share: `1e-3` is `0.001`.
  private static func comparable(_ value: String) -> String { Double(value).map { "\($0)" } ?? value }

  private static func values(of name: String, in groups: [[ParameterValues]]) -> [String] {
    groups.flatMap { group in group.filter { $0.name == name }.flatMap(\.values) }
  }

  private static func take(
    _ groups: [[ParameterValues]], _ names: [String], without exclusions: [[String: Set<String>]],
    into grid: inout CommandGrid
  ) {
    guard groups.count > 1 || !exclusions.isEmpty else { return grid.parameters = groups[0] }
    var known: Set<[String]> = []
    let cells = groups.flatMap { group in
      ParameterValues.combinations(of: names.compactMap { name in group.first { $0.name == name } })
    }.filter { !isExcluded($0, names, exclusions) && known.insert($0).inserted }
    grid.cells = cells
    grid.parameters = ParameterValues.met(in: cells, of: names)
  }

  private static func isRoom(_ groups: [[ParameterValues]], at node: Node, _ walker: inout YAMLWalker) -> Bool {
    let count = groups.reduce(0) { min($0, Limit.networks.most) + ParameterValues.combinationCount(of: $1) }
    guard count > Limit.networks.most else { return true }
    walker.report(Limit.networks.exceeded("the grid", kind: .usage, at: walker.location(of: node)))
    return false
  }

  private static func parameters(_ node: Node, _ walker: inout YAMLWalker) -> [ParameterValues] {
    guard case .mapping(let mapping) = node else {
      walker.report(
        "'parameters' must be a mapping of names to values", hint: "such as {model: [mlp, cnn], lr: [1e-3, 1e-2]}",
        at: node)
      return []
    }
    return mapping.compactMap { key, value in
      guard let name = NameCheck.parameter(key, &walker) else { return nil }
      return ParameterValues(name: name, values: values(value, of: name, &walker))
    }
  }

  private static func values(_ node: Node, of name: String, _ walker: inout YAMLWalker) -> [String] {
    var values: [String] = []
    for element in walker.elements(node, atLeastOne: "value of '\(name)'") {
      if let mapping = element.mapping,
        mapping.contains(where: { ParameterAxis.keys.contains($0.key.scalar?.string ?? "") })
      {
        walker.report("a range of '\(name)' needs a 'sample'", hint: "such as sample: {random: 50}", at: element)
        continue
      }
      guard let value = CommandParser.text(element, "a value of '\(name)'", &walker) else { continue }
      if let same = values.first(where: { $0 == value || Double($0).map { $0 == Double(value) } == true }) {
        walker.report("'\(name)' has the value '\(value)' twice", hint: "the other is '\(same)'", at: element)
      }
      values.append(value)
    }
    return values
  }

  /// Reads the cells to leave out, with values in their comparable form.
  ///
  /// - Parameter known: Returns the values of a parameter, or nil if it has a range of values.
  private static func exclusions(
    _ node: Node, _ names: [String], among known: (String) -> [String]?, _ walker: inout YAMLWalker
  ) -> [[String: Set<String>]] {
    walker.elements(node).compactMap { element in
      let values = walker.mapping(element, of: names, what: "an exclusion")
      if element.mapping?.isEmpty == true { walker.report("an exclusion without a parameter", at: element) }
      guard !values.isEmpty else { return nil }
      return Dictionary(
        values.sorted { $0.key < $1.key }.map {
          ($0.key, excluded($0.value, of: $0.key, among: known($0.key), &walker))
        }
      ) { first, _ in first }
    }
  }

  /// Reads the values of a parameter to leave out. A value that no cell has is a mistake.
  private static func excluded(
    _ node: Node, of name: String, among known: [String]?, _ walker: inout YAMLWalker
  ) -> Set<String> {
    let values = CommandParser.texts(node, "a value to exclude", &walker)
    if let known {
      let all = Set(known.map(comparable))
      for value in values where !all.contains(comparable(value)) {
        walker.report(
          .unknownName(value, what: "value of '\(name)'", valid: known, kind: .usage, at: walker.location(of: node)))
      }
    }
    return Set(values.map(comparable))
  }
}
