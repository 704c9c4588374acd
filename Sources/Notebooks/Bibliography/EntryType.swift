import Basics

/// A type of work, such as `@article`, and the layout of its reference. The layouts follow BibTeX's standard styles,
/// and treat the types that BibLaTeX adds in the same manner.
struct EntryType: Sendable {
  /// The names of the type in lower case. The first is BibTeX's name, if BibTeX has the type.
  let names: [String]
  let layout: [Piece]

  /// A piece of a reference, named as in the functions of the standard styles.
  indirect enum Piece: Sendable {
    /// The names in the field `author` or `editor`.
    case authors, editors
    /// The title in sentence case, and the title of a whole book in italics.
    case title, work
    /// A field in plain text, and in italics.
    case field(String), emphasized(String)
    /// The volume, number and pages of a journal: `11(2):1–9`.
    case issue
    /// `volume 3 of Series`, and `number 7 in Series`.
    case volume, series
    case pages, chapterAndPages
    case edition, date
    /// The book or proceedings that contain the work: `In A. Editor, editor, Proceedings`.
    case host
    /// The field `type`, or the given kind of work if the entry has none, by its name in BibLaTeX. A report adds its
    /// number.
    case thesis(String), report(String)
    case version
    /// The start of a new block, or of a new sentence in it. The `…If` forms apply only if a field is present.
    case block, sentence
    case blockIf([String]), sentenceIf([String])
    case when(String, [Piece], otherwise: [Piece] = [])
    /// ISBN, ISSN, DOI, archive number and URL; then the notes.
    case identifiers, notes
  }

  /// Returns the type with a name in lower case; nil if no type has it.
  static func named(_ name: String) -> EntryType? { all.first { $0.names.contains(name) } }

  /// The type for entries whose type is not in the list.
  static var misc: EntryType { EntryType(names: ["misc"], layout: miscLayout) }

  static let miscLayout: [Piece] = [
    .when("author", [.authors], otherwise: [.editors]), .blockIf(["title", "howpublished"]), .title,
    .blockIf(["howpublished"]), .field("howpublished"), .date, .identifiers, .notes,
  ]
}
