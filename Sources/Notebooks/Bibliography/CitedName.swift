import Basics
import Documents

/// The names and sort keys of a work, from which all styles make their labels.
struct CitedName {
  /// The authors, or the editors where they take the authors' place.
  let people: [PersonName]
  private let entry: BibliographyEntry
  private let macros: [String: TeXMacro]
  private let language: DocumentLanguage

  init(_ entry: BibliographyEntry, macros: [String: TeXMacro], in language: DocumentLanguage) {
    self.entry = entry
    self.macros = macros
    self.language = language
    people =
      (entry.field("author") ?? (Self.mayBeEdited(entry) ? entry.field("editor") : nil))
      .map { PersonName.list($0.text) } ?? []
  }

  /// Returns true if editors can take the authors' place. The editors of a book did not write its chapters.
  private static func mayBeEdited(_ entry: BibliographyEntry) -> Bool {
    ["book", "inbook", "proceedings"].contains(EntryType.named(entry.kind)?.names.first)
      && entry.field("booktitle") == nil
      || ["booklet", "misc", "online"].contains(EntryType.named(entry.kind)?.names.first)
  }

  /// The short form, `Knuth and Plass` or `Vaswani et al.`; nil if no person or organisation is named.
  var short: String? {
    guard let first = people.first else { return organization }
    let name = plain(first.surname)
    if people.count == 1 { return name }
    if people.count > 2 || people[1].isOthers { return "\(name) \(language.bibliography.others)" }
    return "\(name) \(language.punctuation.and) \(plain(people[1].surname))"
  }

  /// The short form of the names, or the title if there is none.
  var inCitations: String? { short ?? entry.field("title").map { plain($0.text) } }

  /// The letters of the `alpha` style: `KP` for Knuth and Plass, `Knu` for Knuth, `VSP+` for five or more.
  var initials: String {
    guard !people.isEmpty else { return String((organization ?? entry.key.text).prefix(3)) }
    if people.count == 1 {
      let letters = initials(people[0])
      return letters.count < 2 ? String(plain(people[0].last.joined(separator: " ")).prefix(3)) : letters
    }
    let shown = people.count > 4 ? Array(people.prefix(3)) : people
    let letters = shown.map { $0.isOthers ? "+" : initials($0) }.joined()
    return people.count > 4 ? letters + "+" : letters
  }

  /// Returns the first letters of the `von` part and the last name, such as `vdM`.
  private func initials(_ name: PersonName) -> String {
    (name.von + name.last).flatMap { plain($0).split(separator: "-") }
      .compactMap { word in word.first { $0.isLetter } }.map { String($0) }.joined()
  }

  /// The name in place of missing authors: the field `key`, or the organisation without its leading `The`.
  var organization: String? {
    if let key = entry.field("key") { return plain(key.text) }
    for name in ["organization", "institution", "publisher"] {
      guard let field = entry.field(name) else { continue }
      let text = plain(field.text)
      return text.hasPrefix("The ") ? String(text.dropFirst(4)) : text
    }
    return nil
  }

  /// The sort key of the title without its leading article.
  var sortedTitle: String {
    let title = entry.field("title").map { plain($0.text) } ?? ""
    let article = ["A ", "An ", "The "].first { title.hasPrefix($0) } ?? ""
    return SortKey.of(String(title.dropFirst(article.count)))
  }

  /// Returns a sort key of all names, each with the last name first.
  ///
  /// - Parameter year: The year of the work. If it is given, works with three or more authors are sorted by the first
  ///   author and then the year, as in natbib's styles.
  func sortedNames(year: String? = nil) -> String {
    guard !people.isEmpty else { return SortKey.of(organization ?? "") }
    var result = ""
    for (index, name) in people.enumerated() {
      if index > 0 { result += "   " }
      if name.isOthers, index == people.count - 1, index > 0 {
        result += year == nil ? "et al" : "zzzzz"
        continue
      }
      if let year, people.count > 2, index == 1 { result += "zz" + year + "   " }
      let parts = [name.von, name.last, name.first, [name.suffix]].map { plain($0.joined(separator: " ")) }
      result += SortKey.of(parts.filter { !$0.isEmpty }.joined(separator: "  "))
    }
    return result
  }

  /// The letters and digits of the year; empty if there is none.
  var year: String { WorkDate(entry).year.filter { $0.isLetter || $0.isNumber } }

  /// The year as it is printed, or a mark that there is none.
  var writtenYear: String { year.isEmpty ? language.bibliography.noDate : plain(WorkDate(entry).year) }

  private func plain(_ tex: String) -> String {
    var reader = TeXReader(tex, macros: macros)
    return reader.inlines().plainText
  }
}
