import Basics
import Documents

/// The text of a work in the list of references: `Ann Author and Bob Author. Title of it. In *Proceedings*, volume 3,
/// pages 1–9. Publisher, 2018. doi: 10.1000/1.`
struct ReferenceText {
  let entry: BibliographyEntry
  /// The letter that distinguishes this work from others of the same authors and year, such as `b`.
  private let yearSuffix: String
  /// True if the field `key` takes the place of missing authors.
  private let leadsWithKey: Bool
  private let macros: [String: TeXMacro]
  let language: DocumentLanguage
  var words: BibliographyWords { language.bibliography }
  var sentences = ReferenceSentences()
  private(set) var problems: [Diagnostic] = []

  init(
    _ entry: BibliographyEntry, macros: [String: TeXMacro], in language: DocumentLanguage, yearSuffix: String = "",
    leadsWithKey: Bool = false
  ) {
    self.language = language
    self.leadsWithKey = leadsWithKey
    self.entry = entry
    self.macros = macros
    self.yearSuffix = yearSuffix
  }

  /// Returns the text of the work, and collects the mistakes in its entry.
  mutating func inlines() -> [Inline] {
    if leadsWithKey, CitedName(entry, macros: macros, in: language).people.isEmpty { sentences.add(text("key")) }
    add(type.layout)
    sentences.end()
    return sentences.inlines.isEmpty ? [.text(entry.key.text + ".")] : sentences.inlines
  }

  /// The type of the entry. An unknown type is reported and printed as `misc`, as BibTeX does.
  private var type: EntryType {
    mutating get {
      if let type = EntryType.named(entry.kind) { return type }
      let problem = Diagnostic.unknownName(
        "@" + entry.kind, what: "type of work", valid: EntryType.all.flatMap(\.names).map { "@" + $0 },
        kind: .badData, at: entry.key.location())
      report(problem)
      return .misc
    }
  }

  private mutating func add(_ pieces: [EntryType.Piece]) {
    for piece in pieces { add(piece) }
  }

  private mutating func add(_ piece: EntryType.Piece) {
    switch piece {
    case .block: sentences.beginBlock()
    case .sentence: sentences.beginSentence()
    case .blockIf(let names): if names.contains(where: has) { sentences.beginBlock() }
    case .sentenceIf(let names): if names.contains(where: has) { sentences.beginSentence() }
    case .when(let name, let pieces, let otherwise): add(has(name) ? pieces : otherwise)
    case .identifiers: addIdentifiers()
    case .notes: addNotes()
    default: sentences.add(content(of: piece))
    }
  }

  private mutating func content(of piece: EntryType.Piece) -> [Inline] {
    switch piece {
    case .authors: names("author")
    case .editors: editors
    case .title: title
    case .work: linked([.emphasis(fullTitle("title"))].filter { $0 != .emphasis([]) })
    case .field(let name): text(name)
    case .emphasized(let name): emphasized(fullTitle(name))
    case .issue: issue
    case .volume: volume
    case .series: series
    case .pages: pages
    case .chapterAndPages: chapterAndPages
    case .edition: edition
    case .date: date
    case .host: host
    case .thesis(let kind): kindOfWork ?? words.kinds[kind].map { [.text($0)] } ?? []
    case .report(let kind): numbered(kindOfWork ?? [.text(reportWord(kind))])
    case .version: named("version", words.version + " ")
    case .block, .sentence, .blockIf, .sentenceIf, .when, .identifiers, .notes: []
    }
  }

  private func has(_ name: String) -> Bool { entry.field(name) != nil }

  /// Returns the name of a kind of report. As in BibTeX's styles, `Technical Report 7` has a second capital.
  private func reportWord(_ kind: String) -> String {
    let word = words.kinds[kind] ?? ""
    return word == "Technical report" && has("number") ? "Technical Report" : word
  }

  private mutating func addNotes() {
    for name in ["note", "addendum", "pubstate"] {
      sentences.beginBlock()
      sentences.add(text(name))
    }
  }

  /// The date, `May 2020`, with the letter of the year.
  private var date: [Inline] {
    mutating get {
      let date = WorkDate(entry)
      let field = entry.fields["year"] ?? entry.fields["date"] ?? entry.fields["month"]
      guard let field else { return yearSuffix.isEmpty ? [] : [.text(words.noDate + yearSuffix)] }
      report(unknownNamesOf: ["year", "date", "month"].compactMap { entry.fields[$0] })
      let month = date.beforeYear(in: language).map { [Inline.text(date.year.isEmpty ? $0.trimmingSpaces : $0)] }
      let before = month ?? (date.month.isEmpty ? [] : read(date.month, field) + [.text(" ")])
      let year = date.year.isEmpty ? [] : read(date.year, field)
      let parts = year.isEmpty ? Array(before.dropLast(month == nil ? 1 : 0)) : before + year
      return parts + (yearSuffix.isEmpty ? [] : [.text(yearSuffix)])
    }
  }

  // MARK: Text

  mutating func named(_ name: String, _ word: String) -> [Inline] {
    let content = text(name)
    return content.isEmpty || word.isEmpty ? content : [.text(word)] + content
  }

  func emphasized(_ content: [Inline]) -> [Inline] { content.isEmpty ? [] : [.emphasis(content)] }

  mutating func text(_ name: String) -> [Inline] { text(name) { $0 } }

  /// Returns the text of a field; empty if the entry does not have it.
  ///
  /// - Parameter change: A change to the TeX of the field before it is read.
  mutating func text(_ name: String, _ change: (String) -> String) -> [Inline] {
    guard let field = entry.field(name) else { return [] }
    report(unknownNamesOf: [field])
    return read(change(field.text), field)
  }

  private mutating func report(unknownNamesOf fields: [BibliographyEntry.WrittenField]) {
    for field in fields {
      for word in field.unknownNames {
        report("'\(word)' is no name of a '@string'", "write {\(word)} for the word itself", field)
      }
    }
  }

  mutating func read(_ text: String, _ field: BibliographyEntry.WrittenField) -> [Inline] {
    var reader = TeXReader(text, macros: macros)
    let content = reader.inlines()
    for command in reader.unknown {
      report("unknown command '\(command)' in '\(field.name.text)'", "write its letters, or a simpler command", field)
    }
    return content
  }

  private mutating func report(_ message: String, _ hint: String, _ field: BibliographyEntry.WrittenField) {
    report(Diagnostic(.badData, message, hint: hint, at: field.name.location()))
  }

  private mutating func report(_ problem: Diagnostic) {
    if !problems.contains(problem) { problems.append(problem) }
  }
}
