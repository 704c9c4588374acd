import Documents

/// The identifiers and addresses of a work. Each is a sentence of its own.
extension ReferenceText {
  mutating func addIdentifiers() {
    let parts = [named("isbn", "ISBN "), named("issn", "ISSN "), doiLink, eprintLink, urlLink]
    for part in parts where !part.isEmpty {
      sentences.beginBlock()
      sentences.add(part)
    }
  }

  private var doiLink: [Inline] {
    doi.map { [.text("doi: ")] + Inline.linked([.text($0)], to: "https://doi.org/" + $0) } ?? []
  }

  /// `arXiv:2001.05016 [cs.LG]`. The number of another archive gets no link.
  private var eprintLink: [Inline] {
    mutating get {
      guard let eprint else { return [] }
      let archive = entry.field("archiveprefix")?.text.trimmingSpaces ?? "arXiv"
      let field = text("primaryclass")
      let category: [Inline] = field.isEmpty ? [] : [.text(" [")] + field + [.text("]")]
      guard archive.lowercased() == "arxiv" else { return [.text("\(archive):\(eprint)")] + category }
      return Inline.linked([.text("arXiv:\(eprint)")], to: "https://arxiv.org/abs/" + eprint) + category
    }
  }

  /// The URL with the date of the last visit. A URL that only repeats the DOI is left out.
  private var urlLink: [Inline] {
    mutating get {
      let visited = named("urldate", words.visited + " ")
      guard let url, !(doi.map { url.hasSuffix("doi.org/" + $0) } ?? false) else { return visited }
      let note: [Inline] = visited.isEmpty ? [] : [.text(" (")] + visited + [.text(")")]
      return [.text("URL ")] + Inline.linked([.text(url)], to: url) + note
    }
  }

  private var url: String? { entry.field("url").map { TeXReader.address($0.text) } }

  private var doi: String? {
    entry.field("doi").map { field in
      let text = TeXReader.address(field.text)
      return text.firstRange(of: "doi.org/").map { String(text[$0.upperBound...]) } ?? text
    }
  }

  private var eprint: String? { entry.field("eprint").map { TeXReader.address($0.text) } }

  /// The address to which the title links; nil if there is none.
  var address: String? {
    let isArXiv = entry.field("archiveprefix").map { $0.text.trimmingSpaces.lowercased() == "arxiv" } ?? true
    return url ?? doi.map { "https://doi.org/\($0)" }
      ?? (isArXiv ? eprint.map { "https://arxiv.org/abs/\($0)" } : nil)
  }
}
