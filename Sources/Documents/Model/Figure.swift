import Graphics

/// A finished chart, or pictures, with its caption.
package struct Figure: Sendable, Equatable {
  package var label: String
  /// Nil for a picture that is not counted.
  package var number: Int?
  package var caption: [Inline]
  /// What the picture says, for those who do not see it.
  package var alternativeText: String
  package var drawing: Drawing
  /// The file that it shows and nothing else: pages show that file.
  package var picture: Picture?
  /// Whether it takes all columns of a paper that has several.
  package var spansColumns: Bool
  /// The numbers behind a chart, for people.
  package var dataTable: TableBlock?
  /// What it is made of, where that is several charts and pictures, as large as they are shown and without their letters.
  package var parts: [Figure] = []
  /// How many of its parts stand beside each other.
  package var partColumns = 1
  /// Of the document that it is in.
  var language = DocumentLanguage.english

  /// `Figure 3`.
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

  /// The title of a file of its own: its caption, or what it says where it has none.
  package var nameOfFile: String {
    let text = caption.plainText
    return text.allSatisfy(\.isWhitespace) ? alternativeText : text
  }
}
