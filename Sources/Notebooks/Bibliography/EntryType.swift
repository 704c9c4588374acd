import Basics

/// A type of work, `@article`, and what the list of references says of it: BibTeX's standard styles for its own types, and
/// what BibLaTeX adds in the same manner.
struct EntryType: Sendable {
  /// In small letters; the first one is BibTeX's, if it has the type.
  let names: [String]
  let layout: [Piece]

  /// A piece of a reference, in the words of the standard styles.
  indirect enum Piece: Sendable {
    /// The names of a field: `author`, `editor`.
    case authors, editors
    /// The title in small letters but for its first, and the title of a whole book in italics.
    case title, work
    /// A field as it is, and in italics.
    case field(String), emphasized(String)
    /// `11(2):1–9`.
    case issue
    /// `volume 3 of Series`, `number 7 in Series`.
    case volume, series
    case pages, chapterAndPages
    case edition, date
    /// `In A. Editor, editor, Proceedings`.
    case host
    /// The kind of a work unless its `type` says another.
    case thesis(String), report(String)
    case version
    /// What comes is a new block, or a new sentence of this one; with fields only if one of them says something.
    case block, sentence
    case blockIf([String]), sentenceIf([String])
    case when(String, [Piece], otherwise: [Piece] = [])
    /// Numbers and addresses, then the note.
    case identifiers, notes
  }

  /// Of a name in small letters.
  static func named(_ name: String) -> EntryType? { all.first { $0.names.contains(name) } }

  /// For works whose type is not in the list.
  static var misc: EntryType { EntryType(names: ["misc"], layout: miscLayout) }

  static let miscLayout: [Piece] = [
    .when("author", [.authors], otherwise: [.editors]), .blockIf(["title", "howpublished"]), .title,
    .blockIf(["howpublished"]), .field("howpublished"), .date, .identifiers, .notes,
  ]
}
