import Basics
import Hyphenation

/// A language that documents can be written in: the words that the program adds, dates and numbers. Sentences that the
/// program makes itself, such as what error bars are, are English in every language.
package struct DocumentLanguage: Named, Sendable, Equatable {
  /// As in ISO 639-1 and BCP 47.
  package let name: String
  package let summary: String
  let words: Words
  package let punctuation: Punctuation
  /// January first.
  private let months: [String]
  /// From the day, the month's name and the year.
  private let date: @Sendable (String, String, String) -> String
  package let patterns: HyphenationPatterns
  /// What the LaTeX package babel calls it; nil where it needs none.
  let babelName: String?

  /// What stands before numbers and over parts of a document.
  struct Words: Sendable {
    var figure, table, section, equation, appendix: String
    var contents, references, abstract, keywords, footnotes, report, correspondence: String
    /// Of rows that sum up a table: all, mean, median, sum, minimum and maximum.
    var totals: [String]
    /// Behind the number of a table on its second page.
    var continued: String
    /// Links for keyboards and screen readers.
    var skip, back: String
    /// Over notes, in the order of `NoteKind.allCases`.
    var notes: [String]
  }

  init(
    name: String, summary: String, words: Words, punctuation: Punctuation, months: [String],
    patterns: HyphenationPatterns,
    babelName: String?,
    date: @escaping @Sendable (String, String, String) -> String
  ) {
    self.name = name
    self.summary = summary
    self.words = words
    self.punctuation = punctuation
    self.months = months
    self.patterns = patterns
    self.babelName = babelName
    self.date = date
  }

  package static let all: [DocumentLanguage] = [
    .english, .german, .french, .spanish, .italian, .portuguese, .dutch,
  ]

  package static func == (first: DocumentLanguage, second: DocumentLanguage) -> Bool { first.name == second.name }

  /// A day in UTC, from seconds since 1970: `2 November 2018`.
  package func day(_ seconds: Int) -> String {
    let (year, month, day) = UTCDate.civilDay(seconds)
    return date("\(day)", months[month - 1], "\(year)")
  }
}

// MARK: What a document says

extension DocumentLanguage {
  package var figure: String { words.figure }
  package var table: String { words.table }
  package var section: String { words.section }
  package var equation: String { words.equation }
  package var appendix: String { words.appendix }
  package var contents: String { words.contents }
  package var abstract: String { words.abstract }

  package var correspondence: String { words.correspondence }

  /// What a row is called that sums up a table by `all`, `mean`, `median`, `sum`, `min` or `max`.
  package func total(_ name: String) -> String? {
    ["all", "mean", "median", "sum", "min", "max"].firstIndex(of: name).map { words.totals[$0] }
  }

  /// Whether nouns have capitals within a sentence.
  package var capitalizesNouns: Bool { name == DocumentLanguage.german.name }

  /// Over the list of what is cited.
  package var references: Heading {
    Heading(level: 1, content: [.text(words.references)], anchor: "sec-references")
  }

  /// `Table 2 (continued)`.
  package func continuedTable(_ number: Int) -> [Inline] {
    [.strong([.text("\(words.table) \(number)")]), .text(" (\(words.continued))")]
  }

  /// What LaTeX says in its place, for the package babel.
  var babelCaptions: String {
    let names = [
      ("figure", words.figure), ("table", words.table), ("contents", words.contents), ("ref", words.references),
      ("abstract", words.abstract),
    ]
    return names.map { "\\renewcommand{\\\($0)name}{\(LaTeXEscaping.escaped($1))}" }.joined()
  }

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
