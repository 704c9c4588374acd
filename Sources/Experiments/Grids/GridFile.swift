import Basics
import Yams

/// What a grid file asks for.
package enum GridFile: Sendable {
  case networks(Grid)
  case program(CommandGrid)

  /// The grid in a file.
  ///
  /// - Throws: `notFound`, or all mistakes of the file in one `DiagnosticList`.
  package static func load(_ path: String) throws -> GridFile {
    try parse(InputFile.text(at: path), path: path)
  }

  /// - Parameter path: the name that errors give.
  package static func parse(_ text: String, path: String) throws -> GridFile {
    var walker = YAMLWalker(path: path, text: text)
    let root = try walker.gridRoot(of: text)
    guard root.mapping?.contains(where: { $0.key.scalar?.string == "command" }) == true else {
      return .networks(try Grid.parse(text, path: path))
    }
    let grid = CommandParser.grid(root, &walker)
    guard !walker.hasMistakes, let grid else { throw DiagnosticList(walker.mistakes) }
    return .program(grid)
  }
}
