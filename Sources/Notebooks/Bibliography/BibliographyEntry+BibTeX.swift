import Documents

extension BibliographyEntry {
  /// The entry types of BibTeX's own styles. Other types are written as `misc`, but a thesis as `phdthesis`.
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

  /// Returns the entry for a written BibTeX file, with only the fields that the standard styles print.
  ///
  /// - Parameters:
  ///   - name: The name that citations show.
  ///   - label: The label of the work in citations.
  ///   - macros: The commands that the entry's own file defines. The written file does not define them.
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

  /// Returns the TeX as it was written if every LaTeX knows its commands, and otherwise its plain text.
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
