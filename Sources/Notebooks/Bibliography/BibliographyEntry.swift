import Basics

/// One work as it is written in a file of BibTeX or BibLaTeX.
struct BibliographyEntry: Sendable {
  struct WrittenField: Sendable {
    /// In TeX.
    var text: String
    var name: SourceText
    /// Words without braces that no `@string` explains.
    var unknownNames: [String] = []
  }

  let key: SourceText
  /// `article`, `book`, in small letters.
  let kind: String
  /// By name in small letters.
  var fields: [String: WrittenField] = [:]
  /// Where another work with the same key is written.
  var repetition: SourceText?

  /// Names that BibLaTeX has for fields of BibTeX.
  private static let synonyms = [
    "journal": ["journaltitle", "shortjournal"], "address": ["location"], "school": ["institution"],
    "institution": ["school"], "number": ["issue"], "archiveprefix": ["eprinttype"], "pages": ["eid"],
    "primaryclass": ["eprintclass"],
  ]

  init(key: SourceText, kind: String) {
    self.key = key
    self.kind = kind
  }

  /// The first of some fields that says something.
  func field(_ names: String...) -> WrittenField? {
    for name in names {
      for synonym in [name] + (Self.synonyms[name] ?? []) {
        if let field = fields[synonym], !field.text.trimmingSpaces.isEmpty { return field }
      }
    }
    return nil
  }

  /// With what it lacks and the work that contains it has: BibLaTeX's rules, which hold BibTeX's.
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
