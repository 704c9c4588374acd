import Basics
import Documents

/// The entries of a BibTeX file by their keys.
struct Bibliography: Sendable {
  private(set) var entries: [String: BibliographyEntry] = [:]
  /// Sorted.
  private(set) var keys: [String] = []
  private var macros: [String: TeXMacro] = [:]

  init() {}

  /// What is between entries is a comment; `@string` abbreviations are put in.
  init(_ source: NotebookSource, problems: ProblemList) {
    var scanner = BibTeXScanner(source)
    while scanner.skipToEntry() {
      _ = problems.attempt { () throws(Diagnostic) in
        if let entry = try scanner.entry() { add(entry) }
      }
    }
    macros = scanner.macros
    keys = entries.keys.sorted()
  }

  private mutating func add(_ entry: BibliographyEntry) {
    var entry = entry
    entry.repetition = entries[entry.key.text]?.key
    entries[entry.key.text] = entry
  }

  /// What the list of references says of a work.
  func reference(of key: String) -> [Inline] {
    guard var text = text(of: key) else { return [] }
    return text.inlines()
  }

  /// Whom a sentence names that cites a work; nil where nobody is known.
  func authorsInText(of key: String) -> String? {
    guard var text = text(of: key) else { return nil }
    return text.authorsInText()
  }

  /// What is wrong with a work that is cited.
  func problems(of key: String) -> [Diagnostic] {
    guard let entry = entries[key], var text = text(of: key) else { return [] }
    _ = text.inlines()
    var problems = text.problems
    if let first = entry.repetition {
      problems.append(
        Diagnostic(
          .badData, "two works have the key '\(key)'", hint: "the other is in line \(first.line)",
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

  private func text(of key: String) -> ReferenceText? {
    guard var entry = entries[key] else { return nil }
    var seen: Set = [key]
    while let name = entry.fields["crossref"]?.text.trimmingSpaces, seen.insert(name).inserted,
      seen.count <= Limit.nesting.most,
      let parent = entries[name]
    {
      entry.fields["crossref"] = parent.fields["crossref"]
      entry = entry.inheriting(from: parent)
    }
    return ReferenceText(entry, macros: macros)
  }
}
