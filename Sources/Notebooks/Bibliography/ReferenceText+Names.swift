import Documents

extension ReferenceText {
  /// The editors: `Ann Author, Bob Author, and Cyd Author, editors`.
  var editors: [Inline] {
    mutating get {
      guard let field = entry.field("editor") else { return [] }
      return names("editor") + [.text(", " + (PersonName.list(field.text).count > 1 ? words.editors : words.editor))]
    }
  }

  /// Returns the names in a field: `Andrew Trask, Felix Hill, et al.`
  mutating func names(_ name: String) -> [Inline] {
    guard let field = entry.field(name) else { return [] }
    let names = PersonName.list(field.text)
    var result = ""
    for (index, name) in names.enumerated() {
      let isLast = index == names.count - 1
      if index > 0 { result += isLast && (names.count == 2 || !words.hasSerialComma) ? " " : ", " }
      if isLast, index > 0 { result += name.isOthers ? words.others : language.punctuation.and + " " }
      if !(isLast && index > 0 && name.isOthers) { result += written(name, field) }
    }
    return [.text(result)]
  }

  private mutating func written(_ name: PersonName, _ field: BibliographyEntry.WrittenField) -> String {
    let whole = read((name.first + name.von + name.last).joined(separator: " "), field).plainText
    let suffix = read(name.suffix, field).plainText
    return suffix.isEmpty ? whole : whole + ", " + suffix
  }
}
