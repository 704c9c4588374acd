import Analysis
import Basics

/// A notebook as it was written: Markdown, cells, and the places where values go. Knows no data yet.
package struct Notebook: Sendable {
  package let frontMatter: FrontMatter
  let source: NotebookSource
  let title: [Inline]
  let subtitle: [Inline]
  let date: [Inline]
  let abstract: [NotebookPart]
  let parts: [NotebookPart]
  let footnotes: [[Block]]
  let placeholders: [ParsedPlaceholder]

  /// - Throws: all mistakes that can be found without data, in the order of the file.
  package static func parse(
    _ text: String, path: String, allowsHTML: Bool = false
  ) throws(DiagnosticList) -> Notebook {
    let problems = ProblemList()
    var parser = NotebookParser(NotebookSource(text, path: path), allowsHTML: allowsHTML, problems: problems)
    let notebook = parser.notebook()
    try problems.throwIfAny()
    return notebook
  }
}

/// One piece of a notebook.
indirect enum NotebookPart: Sendable {
  /// A block whose texts may hold placeholders, and its line.
  case content(Block, line: Int)
  case chart(ChartCell, caption: [Inline])
  case table(TableCell, caption: [Inline])
  /// Appears if the condition holds.
  case when(WhenCondition, [NotebookPart])
  /// Appears once for each value of a column, with the data of that value.
  case each(SourceText, [NotebookPart])
}

/// What stands for a private-use character in the texts of a notebook.
enum ParsedPlaceholder: Sendable {
  case expression(InlineExpression, SourceText)
  case references(SourceText)
  /// It stood in code and means itself, or it was a mistake and is reported.
  case none
}
