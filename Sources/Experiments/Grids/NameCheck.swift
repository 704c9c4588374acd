import Basics
import Yams

/// Checks the names in the grid of a program: that they are valid, and that each name in the command has a value.
enum NameCheck {
  /// The names that a command can use besides parameters and slots.
  private static let own = ["seed", "folder"]

  /// Returns the name of a parameter; nil if it is not valid, which is reported.
  static func parameter(_ key: Node, _ walker: inout YAMLWalker) -> String? {
    let name = key.scalar?.string ?? ""
    guard CommandWord.isName(name) else {
      walker.report("'\(name)' cannot name a parameter", hint: "letters, digits and _, a letter first", at: key)
      return nil
    }
    guard !ProgramColumns.reserved.contains(name) else {
      walker.report("'\(name)' is a name of this program's own", hint: "choose another name", at: key)
      return nil
    }
    return name
  }

  /// Checks the measures, the names in the command and the environment, and that the command uses each parameter.
  ///
  /// - Parameters:
  ///   - values: the values of the file by key.
  ///   - command: the node of the command.
  static func check(
    _ grid: CommandGrid, _ values: [String: Node], command: Node, _ walker: inout YAMLWalker
  ) {
    if let node = values["measures"] { checkMeasures(grid, at: node, &walker) }
    // A name that was already reported would be reported again as unknown.
    guard !walker.hasMistakes else { return }
    let slots = grid.slots.map(\.name)
    let valid = grid.parameterNames + slots + own
    let words = nodes(of: command, grid.command) + environmentNodes(values["environment"], grid)
    for (word, node) in words {
      for name in word.names where !valid.contains(name) {
        walker.report(
          .unknownName(
            name, what: "name in the command", valid: valid, kind: .usage, advice: "{{\(name)}} stands for itself",
            at: walker.location(of: node)))
      }
    }
    guard !walker.hasMistakes else { return }
    let used = Set(words.flatMap(\.0.names))
    if let node = values["parameters"] {
      for name in grid.parameterNames where !used.contains(name) {
        walker.report(
          "the command does not use the parameter '\(name)'", hint: "write {\(name)} where its value goes", at: node)
      }
      for name in grid.parameterNames where slots.contains(name) {
        walker.report("'\(name)' is a parameter and a slot", hint: "choose another name", at: node)
      }
    }
  }

  private static func checkMeasures(_ grid: CommandGrid, at node: Node, _ walker: inout YAMLWalker) {
    for name in grid.measures {
      if !isColumn(name) {
        walker.report("'\(name)' cannot name a measure", hint: "no quotes, commas and control characters", at: node)
      } else if ProgramColumns.reserved.contains(name) || grid.parameterNames.contains(name) {
        walker.report("the measure '\(name)' has the name of another column", hint: "choose another name", at: node)
      }
    }
  }

  /// Returns true if a text can be the name of a CSV column without quotes.
  static func isColumn(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 200 && name == name.trimmingSpaces
      && name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F && $0 != "," && $0 != "\"" }
  }

  /// Returns each word with the node whose place messages show.
  private static func nodes(of command: Node, _ words: CommandWords) -> [(CommandWord, Node)] {
    let nodes = command.sequence.map(Array.init) ?? []
    return words.words.enumerated().map { ($1, nodes.count == words.words.count ? nodes[$0] : command) }
  }

  private static func environmentNodes(_ node: Node?, _ grid: CommandGrid) -> [(CommandWord, Node)] {
    (node?.mapping.map(Array.init) ?? []).compactMap { key, value in
      grid.environment[key.scalar?.string ?? ""].map { ($0, value) }
    }
  }
}
