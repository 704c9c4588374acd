import Analysis
import Basics
import Documents
import Formulas
import Graphics

/// A notebook as it was written: Markdown, cells, and the places where values go. Knows no data yet.
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
  /// The notebook and all files that it brings in, as texts.
  let files: [NotebookSource]

  /// Where a character is written first, or a command of formulas that shows it.
  package func location(of character: Character) -> SourceLocation? {
    let commands = character.unicodeScalars.first.map(Formula.commands) ?? []
    return place { Array($0).firstIndex(of: character) }
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

  /// Where a command is, and no longer one that begins with it.
  private static func offset(of command: String, in line: String) -> Int? {
    guard let range = line.firstRange(of: command) else { return nil }
    let isWhole = line[range.upperBound...].first.map { !$0.isLetter } ?? true
    return isWhole ? line.unicodeScalars.distance(from: line.startIndex, to: range.lowerBound) : nil
  }

  /// The text of a file that the notebook names, by its path seen from the notebook's folder.
  package typealias Loader = (String) throws(Diagnostic) -> String

  /// A picture that the notebook names, by its path seen from the notebook's folder.
  package typealias PictureLoader = (String) throws(Diagnostic) -> Picture

  /// - Parameters:
  ///   - load: reads what the notebook includes; it must not leave the notebook's folder.
  ///   - loadPicture: the same for pictures.
  ///   - hasFile: whether a link can lead to a path; nil where nobody knows.
  /// - Throws: all mistakes that can be found without data, in the order of the file.
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

  /// For notebooks without included files.
  package static func noFiles(_ path: String) throws(Diagnostic) -> String {
    throw Diagnostic(.notFound, "no such file: '\(path)'")
  }

  /// For notebooks without pictures.
  package static func noPictures(_ path: String) throws(Diagnostic) -> Picture {
    throw Diagnostic(.notFound, "no such file: '\(path)'")
  }
}

/// One piece of a notebook.
indirect enum NotebookPart: Sendable {
  /// A block, and the paragraph that it is a piece of.
  case content(NotebookBlock, flow: TextFlow? = nil)
  case chart(ChartCell, caption: [NotebookInline])
  case table(TableCell, TableTexts)
  case figure(FigureCell, caption: [NotebookInline])
  /// The first branch whose test holds appears.
  case alternatives(Alternatives)
  /// Appears once for each value of a column, with the data of that value.
  case each(SourceText, [NotebookPart])
  /// A name for a value, up to the end of the part that it is in.
  case definition(Definition)

  /// The parts in it.
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
  /// Of the notes under it, in their order.
  var notes: [[NotebookInline]]
}

/// The replacement of a private-use character in the texts of a notebook.
enum ParsedPlaceholder: Sendable {
  case expression(InlineExpression, SourceText)
  /// In the text, the author of a work is named.
  case references([Reference], inText: Bool)
  case formula(FormulaTemplate)
  /// Either it was in code and means itself, or it was a mistake and is reported.
  case none
}
