import Basics

/// A command that stands for more than one symbol. It knows how to read its arguments.
struct FormulaCommand: Named, Sendable {
  typealias Reader = @Sendable (inout FormulaParser, Int) throws(FormulaError) -> [FormulaNode]

  /// The name without the backslash.
  let name: String
  /// A formula with the command, for the tests.
  let example: String
  /// Reads what follows the name. The second argument is the position of the command.
  let parse: Reader

  init(_ name: String, _ example: String, _ parse: @escaping Reader) {
    self.name = name
    self.example = example
    self.parse = parse
  }

  /// Creates a command that gives a single atom.
  static func atom(
    _ name: String, _ example: String,
    _ parse: @escaping @Sendable (inout FormulaParser, Int) throws(FormulaError) -> FormulaAtom
  ) -> FormulaCommand {
    FormulaCommand(name, example) { parser, start throws(FormulaError) in
      let atom = try parse(&parser, start)
      return [parser.node(atom, at: start)]
    }
  }

  /// All commands except those for single symbols, which are in `FormulaSymbol.tables`.
  static let all: [FormulaCommand] =
    spaces + switches + classes + functions + largeOperators + alphabets + fractions + roots + accents + covers + arrows
    + delimiters + texts + paddings + enclosures + colors + brackets + negations + tables + compounds + characters
    + others

  static let byName: [String: FormulaCommand] = all.reduce(into: [:]) { $0[$1.name] = $1 }

  static var names: [String] {
    all.map(\.name) + InfixCommand.all.map(\.name) + ["right", "middle", "end", "limits", "nolimits"]
  }

  /// The commands that have a meaning only inside other commands.
  static let closing: Set = ["right", "middle", "end", "\\", "cr", "newline", "hline", "hdashline"]
}
