/// Writes the cited works of a document as a BibTeX file, for those who continue the document in LaTeX.
package enum BibTeXWriter {
  package static func write(_ list: WorkList) -> String {
    list.works.compactMap(entry).joined(separator: "\n")
  }

  /// Returns the entry of a work, or nil if LaTeX cannot read its key.
  private static func entry(_ work: WorkList.Work) -> String? {
    guard let key = LaTeXEscaping.name(work.key) else { return nil }
    let fields = work.fields.map { "  \($0.name) = {\(text($0.value))},\n" }
    return "@\(work.kind){\(key),\n\(fields.joined())}\n"
  }

  private static func text(_ value: WorkList.WrittenText) -> String {
    switch value {
    case .tex(let text): text
    case .text(let text): LaTeXEscaping.escaped(text)
    // Nothing in it may end the field or act as a command.
    case .verbatim(let text):
      String(String.UnicodeScalarView(text.unicodeScalars.filter { !"\\{}".unicodeScalars.contains($0) }))
    }
  }
}
