import Analysis
import Documents

extension ReferenceText {
  var editors: [Inline] {
    mutating get {
      let content = names("editor")
      guard let field = entry.field("editor") else { return [] }
      return content + [.text(PersonName.list(field.text).count > 1 ? " (editors)" : " (editor)")]
    }
  }

  /// `A. Trask, F. Hill and others`.
  mutating func names(_ name: String) -> [Inline] {
    guard let field = entry.field(name) else { return [] }
    let names = PersonName.list(field.text).map { $0.isOthers ? "others" : abbreviated($0, field) }
    return [.text(ValueWriter.sentence(names))]
  }

  private mutating func abbreviated(_ name: PersonName, _ field: BibliographyEntry.WrittenField) -> String {
    var parts: [String] = []
    for first in name.first { parts.append(Self.initials(read(first, field).plainText)) }
    parts.append(read(name.last, field).plainText)
    let suffix = read(name.suffix, field).plainText
    return parts.joined(separator: " ") + (suffix.isEmpty ? "" : ", " + suffix)
  }

  /// `Anna-Lena` is `A.-L.`.
  private static func initials(_ name: String) -> String {
    name.split(separator: "-").compactMap { part in part.first { $0.isLetter }.map { "\($0)." } }
      .joined(separator: "-")
  }

  /// `Knuth and Plass`, `Vaswani et al.`; nil where nobody is named.
  mutating func authorsInText() -> String? {
    guard let field = entry.field("author", "editor") else { return nil }
    let names = PersonName.list(field.text)
    let last = names.prefix(2).map { read($0.last, field).plainText }
    guard names.count > 1 else { return last.first }
    return names.count > 2 || names[1].isOthers ? "\(last[0]) et al." : last.joined(separator: " and ")
  }
}
