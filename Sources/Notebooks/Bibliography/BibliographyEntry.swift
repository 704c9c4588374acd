import Basics

/// One work as it is written in a BibTeX or BibLaTeX file.
struct BibliographyEntry: Sendable {
  struct WrittenField: Sendable {
    /// The value, in TeX.
    var text: String
    var name: SourceText
    /// The words outside braces that no `@string` defines.
    var unknownNames: [String] = []
  }

  let key: SourceText
  /// The entry type in lower case, such as `article` or `book`.
  let kind: String
  /// The fields, by name in lower case.
  var fields: [String: WrittenField] = [:]
  /// The key of an earlier entry with the same key; nil if there is none.
  var repetition: SourceText?

  /// The other names under which a field is looked up: BibLaTeX's names, and `school` for `institution` and back.
  private static let synonyms = [
    "journal": ["journaltitle", "shortjournal"], "address": ["location"], "school": ["institution"],
    "institution": ["school"], "number": ["issue"], "archiveprefix": ["eprinttype"], "pages": ["eid"],
    "primaryclass": ["eprintclass"],
  ]

  init(key: SourceText, kind: String) {
    self.key = key
    self.kind = kind
  }

  /// Returns the first of the named fields, or of their synonyms, that is not empty.
  func field(_ names: String...) -> WrittenField? {
    for name in names {
      for synonym in [name] + (Self.synonyms[name] ?? []) {
        if let field = fields[synonym], !field.text.trimmingSpaces.isEmpty { return field }
      }
    }
    return nil
  }

  /// Returns the entry with missing fields taken from the containing work. BibLaTeX's rules include those of BibTeX.
  func inheriting(from parent: BibliographyEntry) -> BibliographyEntry {
    var result = self
    let isWhole = ["proceedings", "book", "collection", "mvbook", "mvcollection"].contains(parent.kind)
    for (name, field) in parent.fields where result.fields[name] == nil {
      switch name {
      case "crossref", "shorthand", "label", "key", "note": break
      case "title" where isWhole, "subtitle" where isWhole: break
      case "author" where isWhole && parent.kind != "book": break
      default: result.fields[name] = field
      }
    }
    if isWhole, result.fields["booktitle"] == nil { result.fields["booktitle"] = parent.fields["title"] }
    return result
  }
}
