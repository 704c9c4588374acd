import Basics

extension Notebook {
  /// A notebook of one chart, for the command line.
  ///
  /// - Parameters:
  ///   - options: as they stand in a chart cell.
  ///   - other: says how columns make cells, what they are called and how they are ordered; what it derives from them
  ///     is left out.
  package static func chart(
    _ options: [(key: String, value: String)], like other: Notebook?
  ) throws(DiagnosticList) -> Notebook {
    let lines = options.map { "\($0.key): \"\(escaped($0.value))\"" }
    let text = (["```chart", "label: plot"] + lines + ["```"]).joined(separator: "\n")
    let parsed = try parse(text, path: "command line")
    guard var frontMatter = other?.frontMatter else { return parsed }
    frontMatter.data = []
    frontMatter.rankings = []
    frontMatter.derivations.tables = []
    frontMatter.derivations.hypotheses = []
    return Notebook(
      frontMatter: frontMatter, source: parsed.source, title: [], subtitle: [], date: [], abstract: [],
      parts: parsed.parts, footnotes: [], placeholders: parsed.placeholders,
      bibliography: Bibliography())
  }

  /// For a YAML text in double quotes.
  private static func escaped(_ text: String) -> String {
    text.map { character in
      switch character {
      case "\\": "\\\\"
      case "\"": "\\\""
      case "\n", "\r\n", "\r": "\\n"
      default: String(character)
      }
    }.joined()
  }
}
