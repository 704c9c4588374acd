import Basics
import Hyphenation

/// A language for documents: the words that the program adds, and the formats of dates and numbers. Whole sentences
/// that the program writes, such as those about error bars, are in English in every language.
package struct DocumentLanguage: Named, Sendable, Equatable {
  /// The language code of ISO 639-1 and BCP 47.
  package let name: String
  package let summary: String
  let words: Words
  package let punctuation: Punctuation
  /// The names of the months, starting with January.
  private let months: [String]
  /// Formats a date from the day, the month's name and the year.
  private let date: @Sendable (String, String, String) -> String
  /// The hyphenation patterns of the language.
  package let patterns: HyphenationPatterns
  /// The name of the language in the LaTeX package babel, or nil if babel is not needed.
  let babelName: String?
  /// The words of the list of references.
  package let bibliography: BibliographyWords

  /// The words before numbers, and the titles of the parts of a document.
  struct Words: Sendable {
    /// The words before one number and before several numbers.
    var figure, table, section, equation, appendix: (one: String, many: String)
    var contents, references, abstract, keywords, footnotes, report, correspondence: String
    /// The names of rows that summarise a table: all, mean, median, sum, minimum and maximum.
    var totals: [String]
    /// The word after the number of a table on its second page.
    var continued: String
    /// The texts of links for keyboards and screen readers.
    var skip, back: String
    /// The titles of notes, in the order of `NoteKind.allCases`.
    var notes: [String]
  }

  init(
    name: String, summary: String, words: Words, punctuation: Punctuation, months: [String],
    patterns: HyphenationPatterns,
    babelName: String?, bibliography: BibliographyWords,
    date: @escaping @Sendable (String, String, String) -> String
  ) {
    self.name = name
    self.summary = summary
    self.words = words
    self.punctuation = punctuation
    self.months = months
    self.patterns = patterns
    self.babelName = babelName
    self.bibliography = bibliography
    self.date = date
  }

  package static let all: [DocumentLanguage] = [
    .english, .german, .french, .spanish, .italian, .portuguese, .dutch,
  ]

  package static func == (first: DocumentLanguage, second: DocumentLanguage) -> Bool { first.name == second.name }

  /// Returns the date in UTC of a time in seconds since 1970: `2 November 2018`.
  package func day(_ seconds: Int) -> String {
    let (year, month, day) = UTCDate.civilDay(seconds)
    return date("\(day)", months[month - 1], "\(year)")
  }

  /// Returns what comes before the year in a date: `2 November `, or `November ` without a day. The months count from 1.
  package func beforeYear(day: String?, month: Int) -> String {
    day.map { date($0, months[month - 1], "") } ?? months[month - 1] + " "
  }
}

// MARK: Words in a document

extension DocumentLanguage {
  package var figure: String { words.figure.one }
  package var table: String { words.table.one }

  /// The words before the number of a part: before one, and before several.
  package typealias Label = (one: String, many: String)

  package var figures: Label { words.figure }
  package var tables: Label { words.table }
  package var sections: Label { words.section }
  package var equations: Label { words.equation }
  package var appendices: Label { words.appendix }
  package var contents: String { words.contents }
  package var abstract: String { words.abstract }

  package var correspondence: String { words.correspondence }

  /// Returns the name of a row that summarises a table by `all`, `mean`, `median`, `sum`, `min` or `max`. Nil for other
  /// names.
  package func total(_ name: String) -> String? {
    ["all", "mean", "median", "sum", "min", "max"].firstIndex(of: name).map { words.totals[$0] }
  }

  /// True if nouns are capitalised within a sentence.
  package var capitalizesNouns: Bool { name == DocumentLanguage.german.name }

  /// The heading of the list of references.
  package var references: Heading {
    Heading(level: 1, content: [.text(words.references)], anchor: "sec-references")
  }

  /// Returns `Table 2 (continued)`.
  package func continuedTable(_ number: Int) -> [Inline] {
    [.strong([.text("\(table) \(number)")]), .text(" (\(words.continued))")]
  }

  /// The LaTeX commands that replace the words of the package babel by ours.
  var babelCaptions: String {
    let names = [
      ("figure", figure), ("table", table), ("contents", words.contents), ("ref", words.references),
      ("abstract", words.abstract),
    ]
    return names.map { "\\renewcommand{\\\($0)name}{\(LaTeXEscaping.escaped($1))}" }.joined()
  }

  /// Returns the title of a note that has none of its own.
  func title(of kind: NoteKind) -> String {
    NoteKind.allCases.firstIndex(of: kind).map { words.notes[$0] } ?? words.notes[0]
  }
}

extension [Block] {
  func written(in language: DocumentLanguage) -> [Block] { map { $0.written(in: language) } }
}

extension Block {
  fileprivate func written(in language: DocumentLanguage) -> Block {
    switch self {
    case .figure(let figure): .figure(figure.written(in: language))
    case .table(let table): .table(table.written(in: language))
    case .note(var note):
      {
        note.language = language
        note.content = note.content.written(in: language)
        return .note(note)
      }()
    case .quote(let content): .quote(content.written(in: language))
    case .list(var list):
      {
        list.items = list.items.map { $0.written(in: language) }
        return .list(list)
      }()
    case .heading, .paragraph, .code, .equation, .disclosure, .rule, .html: self
    }
  }
}

extension Figure {
  package func written(in language: DocumentLanguage) -> Figure {
    var figure = self
    figure.language = language
    figure.dataTable?.language = language
    return figure
  }
}

extension TableBlock {
  package func written(in language: DocumentLanguage) -> TableBlock {
    var table = self
    table.language = language
    return table
  }
}
