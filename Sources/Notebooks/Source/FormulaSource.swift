import Basics

/// The TeX of a formula as the author wrote it, and the place in the notebook at which each of its lines begins.
struct FormulaSource: Sendable {
  let text: String
  private let source: NotebookSource
  private let starts: [Start]

  struct Start: Sendable {
    var line: Int
    var column: Int
  }

  /// - Parameter starts: The place of the first character of each line of the text.
  init(_ text: String, starts: [Start], of source: NotebookSource) {
    self.text = text
    self.starts = starts
    self.source = source
  }

  /// Takes the text of fenced code. Each line is the end of a line of the file, behind indentation and `>` markers.
  ///
  /// - Parameter line: The number of the first line of the text in the file.
  init(fenced text: String, line: Int, of source: NotebookSource) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let starts = lines.enumerated().map { index, content in
      let written = source.lines.indices.contains(line + index - 1) ? source.lines[line + index - 1] : ""
      return Start(
        line: line + index, column: max(0, written.unicodeScalars.count - content.unicodeScalars.count) + 1)
    }
    self.init(text, starts: starts, of: source)
  }

  /// - Parameter offset: The number of unicode scalars before the location.
  func location(offset: Int) -> SourceLocation { place(offset: offset).location() }

  /// Returns `piece` as a source text that is placed at the given offset, in unicode scalars.
  func place(offset: Int, text piece: String = "") -> SourceText {
    var (line, column) = (0, 0)
    for scalar in text.unicodeScalars.prefix(offset) {
      (line, column) = scalar == "\n" ? (line + 1, 0) : (line, column + 1)
    }
    let start = starts.indices.contains(line) ? starts[line] : starts.last ?? Start(line: 1, column: 1)
    return source.text(piece, line: start.line, column: start.column + column)
  }
}
