import Analysis
import Basics
import Documents
import Formulas
import Graphics

/// A parsed notebook: Markdown, cells, and places for values. It has no data yet.
package struct Notebook: Sendable {
  package internal(set) var frontMatter: FrontMatter
  let source: NotebookSource
  let title: [NotebookInline]
  let subtitle: [NotebookInline]
  let date: [NotebookInline]
  let header: [NotebookInline]
  let footer: [NotebookInline]
  let abstract: [NotebookPart]
  let parts: [NotebookPart]
  let footnotes: [[NotebookBlock]]
  let placeholders: [ParsedPlaceholder]
  let bibliography: Bibliography
  /// The notebook and all files that it includes.
  let files: [NotebookSource]

  /// Returns the first place with a character, or else with a formula command that shows it; nil if there is none.
  package func location(of character: Character) -> SourceLocation? {
    let commands = character.unicodeScalars.first.map(Formula.commands) ?? []
    return place { line in line.firstIndex(of: character).map { line.unicodeScalars[..<$0].count } }
      ?? commands.lazy.compactMap { command in place { Self.offset(of: command, in: $0) } }.first
  }

  private func place(_ offset: (String) -> Int?) -> SourceLocation? {
    for file in files {
      for (index, line) in file.lines.enumerated() {
        if let offset = offset(line) { return file.text(line: index + 1, column: offset + 1).location() }
      }
    }
    return nil
  }

  /// Returns the offset of a command in a line. A longer command that begins with the same letters does not count.
  private static func offset(of command: String, in line: String) -> Int? {
    guard let range = line.firstRange(of: command) else { return nil }
    let isWhole = line[range.upperBound...].first.map { !$0.isLetter } ?? true
    return isWhole ? line.unicodeScalars.distance(from: line.startIndex, to: range.lowerBound) : nil
  }

  /// A function that returns the text of a file. The path is relative to the notebook's folder.
  package typealias Loader = (String) throws(Diagnostic) -> String

  /// A function that returns a picture. The path is relative to the notebook's folder.
  package typealias PictureLoader = (String) throws(Diagnostic) -> Picture

  /// Parses a notebook and the files that it includes.
  ///
  /// - Parameters:
  ///   - text: The text of the notebook.
  ///   - path: The path of the notebook, for messages.
  ///   - allowsHTML: True if raw HTML is allowed.
  ///   - load: Reads an included file. It must not leave the notebook's folder.
  ///   - loadPicture: Reads a picture. It must not leave the notebook's folder.
  ///   - hasFile: Returns true if a link can lead to a path; nil if this cannot be known.
  /// - Throws: All mistakes that can be found without data, in the order of the file.
  package static func parse(
    _ text: String, path: String, allowsHTML: Bool = false, load: @escaping Loader = Notebook.noFiles,
    loadPicture: @escaping PictureLoader = Notebook.noPictures, hasFile: ((String) -> Bool)? = nil
  ) throws(DiagnosticList) -> Notebook {
    let problems = ProblemList()
    guard text.utf8.count <= Limit.text.most else {
      throw DiagnosticList([Limit.text.exceeded("the notebook", at: SourceLocation(file: path, line: 1))])
    }
    var parser = NotebookParser(
      NotebookSource(text, path: path), allowsHTML: allowsHTML, load: load, loadPicture: loadPicture, hasFile: hasFile,
      problems: problems)
    let notebook = parser.notebook()
    try problems.throwIfAny()
    return notebook
  }

  /// The loader for notebooks that include no files.
  package static func noFiles(_ path: String) throws(Diagnostic) -> String {
    throw Diagnostic(.notFound, "no such file: '\(path)'")
  }

  /// The loader for notebooks without pictures.
  package static func noPictures(_ path: String) throws(Diagnostic) -> Picture {
    throw Diagnostic(.notFound, "no such file: '\(path)'")
  }
}

/// A part of a notebook, which can contain other parts.
indirect enum NotebookPart: Sendable {
  /// A block. `flow` is the paragraph that it is a piece of, if directives divide that paragraph.
  case content(NotebookBlock, flow: TextFlow? = nil)
  case chart(ChartCell, caption: [NotebookInline])
  case table(TableCell, TableTexts)
  case figure(FigureCell, caption: [NotebookInline])
  /// Branches, of which only the first one whose test holds appears.
  case alternatives(Alternatives)
  /// Parts that appear once for each value of a column, with the data of that value.
  case each(SourceText, [NotebookPart])
  /// A name for a value, valid to the end of the enclosing part.
  case definition(Definition)

  /// The parts inside this one.
  var children: [NotebookPart] {
    switch self {
    case .content, .chart, .table, .figure, .definition: []
    case .alternatives(let alternatives): alternatives.branches.flatMap(\.parts)
    case .each(_, let parts): parts
    }
  }
}

/// The running text of a table.
struct TableTexts: Sendable {
  var caption: [NotebookInline]
  /// The texts of the notes under the table, in order.
  var notes: [[NotebookInline]]
}

/// The parsed content of a placeholder.
enum ParsedPlaceholder: Sendable {
  case expression(InlineExpression, SourceText)
  /// References. In `@key`, the author is named in the sentence: `inText` is true.
  case references([Reference], inText: Bool)
  case formula(FormulaTemplate)
  /// Nothing. The placeholder was in code, which shows its original text, or had a mistake, which is reported.
  case none
}
