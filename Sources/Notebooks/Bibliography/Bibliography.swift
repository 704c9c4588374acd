import Basics
import Documents

/// The entries of BibTeX files, by their keys.
struct Bibliography: Sendable {
  private(set) var entries: [String: BibliographyEntry] = [:]
  /// The keys in alphabetical order.
  private(set) var keys: [String] = []
  private var macros: [String: TeXMacro] = [:]
  private var language = DocumentLanguage.english

  init() {}

  /// Reads files in order. Text between entries is a comment. `@string` abbreviations are replaced by their values.
  ///
  /// - Parameter language: The language of the report, in which references are written.
  init(_ sources: [NotebookSource], in language: DocumentLanguage = .english, problems: ProblemList) {
    self.language = language
    // An abbreviation that one file defines is valid in the files after it.
    var abbreviations: [String: String] = [:]
    for source in sources {
      var scanner = BibTeXScanner(source, abbreviations: abbreviations)
      while scanner.skipToEntry() {
        _ = problems.attempt { () throws(Diagnostic) in
          if let entry = try scanner.entry() { add(entry) }
        }
      }
      macros.merge(scanner.macros) { $1 }
      abbreviations = scanner.abbreviations
    }
    keys = entries.keys.sorted()
  }

  private mutating func add(_ entry: BibliographyEntry) {
    var entry = entry
    entry.repetition = entries[entry.key.text]?.key
    entries[entry.key.text] = entry
  }

  /// Returns the text of a work for the list of references; empty for an unknown key.
  ///
  /// - Parameter yearSuffix: The letter that distinguishes the work from others of the same authors and year.
  func reference(of key: String, _ style: CitationStyle, yearSuffix: String) -> [Inline] {
    guard let entry = whole(key) else { return [] }
    var text = ReferenceText(
      entry, macros: macros, in: language, yearSuffix: style.datesHaveLetters ? yearSuffix : "",
      leadsWithKey: style.datesHaveLetters)
    return text.inlines()
  }

  /// Returns the names that citations of a work show; nil for an unknown key.
  func name(of key: String) -> CitedName? { whole(key).map { CitedName($0, macros: macros, in: language) } }

  /// Returns a work for a written BibTeX file; nil for an unknown key.
  func work(of key: String, label: String) -> WorkList.Work? {
    whole(key)?.work(name: name(of: key)?.inCitations ?? "", label: label, macros: macros)
  }

  /// Returns the labels of works and the order in which they are listed.
  func labels(of keys: [String], _ style: CitationStyle) -> CitationLabels {
    var names: [String: CitedName] = [:]
    for key in keys { names[key] = name(of: key) }
    return style.makeLabels(keys, names)
  }

  /// Returns the mistakes in the entry of a cited work.
  func problems(of key: String) -> [Diagnostic] {
    guard let entry = entries[key], let whole = whole(key) else { return [] }
    var text = ReferenceText(whole, macros: macros, in: language)
    _ = text.inlines()
    var problems = text.problems
    if let first = entry.repetition {
      problems.append(
        Diagnostic(
          .badData, "two works have the key '\(key)'", hint: "the other is in \(place(first, entry))",
          at: entry.key.location()))
    }
    if let parent = entry.fields["crossref"], entries[parent.text.trimmingSpaces] == nil {
      problems.append(
        .unknownName(
          parent.text, what: "work in 'crossref'", valid: keys, kind: .badData,
          at: parent.name.location()))
    }
    return problems
  }

  /// Returns the line of another entry with the same key, and its file if that is a different one.
  private func place(_ other: SourceText, _ entry: BibliographyEntry) -> String {
    let file = other.source === entry.key.source ? "" : " of \(other.source.path)"
    return "line \(other.line)" + file
  }

  /// Returns an entry with the fields that it inherits through `crossref`.
  private func whole(_ key: String) -> BibliographyEntry? {
    guard var entry = entries[key] else { return nil }
    var seen: Set = [key]
    while let name = entry.fields["crossref"]?.text.trimmingSpaces, seen.insert(name).inserted,
      seen.count <= Limit.nesting.most,
      let parent = entries[name]
    {
      entry.fields["crossref"] = parent.fields["crossref"]
      entry = entry.inheriting(from: parent)
    }
    return entry
  }
}
