import Basics
import Yams

/// The content of a grid file: a grid of networks, or one of a program.
package enum GridFile: Sendable {
  case networks(Grid)
  case program(CommandGrid)

  /// Reads the grid in a file.
  ///
  /// - Throws: `notFound`, or all mistakes of the file in one `DiagnosticList`.
  package static func load(_ path: String) throws -> GridFile {
    try parse(InputFile.text(at: path), path: path)
  }

  /// Reads the grid in the text of a file.
  ///
  /// - Parameter path: the name of the file in messages.
  /// - Throws: all mistakes of the file in one `DiagnosticList`.
  package static func parse(_ text: String, path: String) throws -> GridFile {
    var walker = YAMLWalker(path: path, text: text)
    let root = try walker.gridRoot(of: text)
    let keys = root.mapping?.map(\.key) ?? []
    guard keys.contains(where: { $0.scalar?.string == "command" }) else {
      if let key = misspelledCommand(keys) {
        walker.report(
          .unknownName(
            key.scalar?.string ?? "", what: "key", valid: CommandFields.all.names, kind: .usage,
            at: walker.location(of: key)))
        throw DiagnosticList(walker.mistakes)
      }
      return .networks(try Grid.parse(text, path: path))
    }
    let grid = CommandParser.grid(root, &walker)
    guard !walker.hasMistakes, let grid else { throw DiagnosticList(walker.mistakes) }
    return .program(grid)
  }

  /// Returns the key that is nearly `command`, in a file that has no keys of a grid of networks only.
  private static func misspelledCommand(_ keys: [Node]) -> Node? {
    let names = keys.compactMap { $0.scalar?.string }
    let own = Set(GridFields.all.names).subtracting(CommandFields.all.names)
    guard own.isDisjoint(with: names) else { return nil }
    return keys.first { key in
      let name = key.scalar?.string ?? ""
      return !GridFields.all.names.contains(name) && nearestName(to: name, in: ["command"]) != nil
    }
  }
}
