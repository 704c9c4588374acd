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
    guard root.mapping?.contains(where: { $0.key.scalar?.string == "command" }) == true else {
      return .networks(try Grid.parse(text, path: path))
    }
    let grid = CommandParser.grid(root, &walker)
    guard !walker.hasMistakes, let grid else { throw DiagnosticList(walker.mistakes) }
    return .program(grid)
  }
}
