import Graphics

/// A chart, or one or several pictures, with a caption.
package struct Figure: Sendable, Equatable {
  package var label: String
  /// The number of the figure, or nil if it is a picture that is not counted.
  package var number: Int?
  package var caption: [Inline]
  /// A description of the figure for readers who do not see it.
  package var alternativeText: String
  package var drawing: Drawing
  /// The picture file, if the figure shows nothing else. Pages then show that file itself.
  package var picture: Picture?
  /// True if it spans all columns of a paper with several columns.
  package var spansColumns: Bool
  /// The numbers of a chart, as a table for readers.
  package var dataTable: TableBlock?
  /// The charts and pictures of a figure that has several, in the size in which they are shown, without the letters of
  /// the parts.
  package var parts: [Figure] = []
  /// The number of parts that stand side by side.
  package var partColumns = 1
  /// The language of the document.
  var language = DocumentLanguage.english

  /// The name of the figure, such as `Figure 3`.
  package var shownName: String { number.map { "\(language.figure) \($0)" } ?? language.figure }

  package init(
    label: String, number: Int?, caption: [Inline], alternativeText: String, drawing: Drawing,
    picture: Picture? = nil, spansColumns: Bool = false, dataTable: TableBlock? = nil
  ) {
    self.label = label
    self.number = number
    self.caption = caption
    self.alternativeText = alternativeText
    self.drawing = drawing
    self.picture = picture
    self.spansColumns = spansColumns
    self.dataTable = dataTable
  }

  /// The title of the figure's own file: its caption, or the alternative text if there is no caption.
  package var nameOfFile: String {
    let text = caption.plainText
    return text.allSatisfy(\.isWhitespace) ? alternativeText : text
  }
}
