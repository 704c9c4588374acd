import Documents

extension BibliographyEntry {
  /// The types of BibTeX's own styles. Others become the nearest one.
  private static let standardTypes: Set = [
    "article", "book", "booklet", "conference", "inbook", "incollection", "inproceedings", "manual", "mastersthesis",
    "misc", "phdthesis", "proceedings", "techreport", "unpublished",
  ]

  private static let texts = [
    "author", "editor", "title", "booktitle", "journal", "volume", "number", "series", "chapter", "pages", "edition",
    "publisher", "school", "institution", "organization", "address", "howpublished", "type", "note", "key", "eprint",
    "archiveprefix", "primaryclass",
  ]

  private static let subtitles = ["title": "subtitle", "booktitle": "booksubtitle", "journal": "journalsubtitle"]

  /// For a file of BibTeX: what the standard styles print of the entry, and nothing else of it.
  ///
  /// - Parameters:
  ///   - name: whom citations name.
  ///   - macros: commands that the file of the entry defines, which the written one does not have.
  func work(name: String, label: String, macros: [String: TeXMacro]) -> WorkList.Work {
    let known = EntryType.named(kind)?.names.first ?? "misc"
    let type = known == "thesis" ? "phdthesis" : Self.standardTypes.contains(known) ? known : "misc"
    let date = WorkDate(self)
    var fields: [(name: String, value: WorkList.WrittenText)] = []
    for name in Self.texts {
      guard var text = field(name)?.text else { continue }
      if let more = Self.subtitles[name].flatMap({ self.fields[$0]?.text }) { text += ": " + more }
      fields.append((name, Self.value(text, macros)))
    }
    for (name, text) in [("year", date.year), ("month", date.month)] where !text.isEmpty {
      fields.append((name, Self.value(text, macros)))
    }
    for name in ["doi", "url"] {
      if let text = field(name)?.text { fields.append((name, .verbatim(text))) }
    }
    return WorkList.Work(key: key.text, name: name, label: label, kind: type, fields: fields)
  }

  /// As it was written, where its commands are those that every LaTeX has; else what they mean.
  private static func value(_ text: String, _ macros: [String: TeXMacro]) -> WorkList.WrittenText {
    var reader = TeXReader(text)
    _ = reader.inlines()
    if reader.unknown.isEmpty, isBalanced(text) { return .tex(text) }
    var meant = TeXReader(text, macros: macros)
    return .text(meant.inlines().plainText)
  }

  private static func isBalanced(_ text: String) -> Bool {
    var (depth, isEscaped) = (0, false)
    for scalar in text.unicodeScalars {
      if scalar == "{" { depth += 1 }
      if scalar == "}" { depth -= 1 }
      if depth < 0 { return false }
      isEscaped = scalar == "\\" && !isEscaped
    }
    return depth == 0 && !isEscaped
  }
}
