/// The works that a document cites as a file of BibTeX, for whoever goes on with its LaTeX.
package enum BibTeXWriter {
  package static func write(_ list: WorkList) -> String {
    list.works.compactMap(entry).joined(separator: "\n")
  }

  /// Nil for a key that LaTeX cannot read.
  private static func entry(_ work: WorkList.Work) -> String? {
    guard let key = LaTeXEscaping.name(work.key) else { return nil }
    let fields = work.fields.map { "  \($0.name) = {\(text($0.value))},\n" }
    return "@\(work.kind){\(key),\n\(fields.joined())}\n"
  }

  private static func text(_ value: WorkList.WrittenText) -> String {
    switch value {
    case .tex(let text): text
    case .text(let text): LaTeXEscaping.escaped(text)
    // Nothing in it may end the field, or be a command.
    case .verbatim(let text):
      String(String.UnicodeScalarView(text.unicodeScalars.filter { !"\\{}".unicodeScalars.contains($0) }))
    }
  }
}
