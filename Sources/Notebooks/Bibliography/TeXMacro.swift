/// A command that a file of BibTeX defines: `\newcommand{\noopsort}[1]{}`.
struct TeXMacro: Sendable {
  var argumentCount: Int
  /// With `#1` where the first argument goes.
  var body: String

  /// Those of a `@preamble`.
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
