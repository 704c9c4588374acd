/// A command that a BibTeX file defines: `\newcommand{\noopsort}[1]{}`.
struct TeXMacro: Sendable {
  var argumentCount: Int
  /// The replacement text, with `#1` for the first argument.
  var body: String

  /// Returns the commands that a `@preamble` defines, by name.
  static func definitions(in text: String) -> [String: TeXMacro] {
    let pattern =
      #/\\(?:new|renew|provide)command\*?\s*\{?\\([A-Za-z]+)\}?\s*(?:\[(\d)\])?\s*\{((?:[^{}]|\{[^{}]*\})*)\}/#
    var result: [String: TeXMacro] = [:]
    for match in text.matches(of: pattern) {
      result[String(match.output.1)] = TeXMacro(
        argumentCount: match.output.2.flatMap { Int($0) } ?? 0, body: String(match.output.3))
    }
    return result
  }

  func expanded(_ arguments: [String]) -> String {
    arguments.enumerated().reduce(body) { $0.replacing("#\($1.offset + 1)", with: $1.element) }
  }
}
