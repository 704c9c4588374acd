import Basics
import Documents

/// The entries of BibTeX files by their keys.
struct Bibliography: Sendable {
  private(set) var entries: [String: BibliographyEntry] = [:]
  /// Sorted.
  private(set) var keys: [String] = []
  private var macros: [String: TeXMacro] = [:]

  init() {}

  /// What is between entries is a comment; `@string` abbreviations are put in.
  init(_ sources: [NotebookSource], problems: ProblemList) {
    // An abbreviation of one file holds in those behind it.
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

  /// What the list of references says of a work.
  ///
  /// - Parameter yearSuffix: what tells it from another work of the same authors and year.
  func reference(of key: String, _ style: CitationStyle, yearSuffix: String) -> [Inline] {
    guard let entry = whole(key) else { return [] }
    var text = ReferenceText(
      entry, macros: macros, yearSuffix: style.datesHaveLetters ? yearSuffix : "", leadsWithKey: style.datesHaveLetters)
    return text.inlines()
  }

  /// Whom citations of a work name.
  func name(of key: String) -> CitedName? { whole(key).map { CitedName($0, macros: macros) } }

  /// A work for a file of BibTeX.
  func work(of key: String, label: String) -> WorkList.Work? {
    whole(key)?.work(name: name(of: key)?.inCitations ?? "", label: label, macros: macros)
  }

  /// How these works are called, and in which order they are listed.
  func labels(of keys: [String], _ style: CitationStyle) -> CitationLabels {
    var names: [String: CitedName] = [:]
    for key in keys { names[key] = name(of: key) }
    return style.makeLabels(keys, names)
  }

  /// What is wrong with a work that is cited.
  func problems(of key: String) -> [Diagnostic] {
    guard let entry = entries[key], let whole = whole(key) else { return [] }
    var text = ReferenceText(whole, macros: macros)
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

  /// Where another work of a key is.
  private func place(_ other: SourceText, _ entry: BibliographyEntry) -> String {
    let file = other.source === entry.key.source ? "" : " of \(other.source.path)"
    return "line \(other.line)" + file
  }

  /// An entry with what it has from the works that contain it.
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
