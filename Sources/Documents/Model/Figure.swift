import Graphics

/// A finished chart with its caption.
package struct Figure: Sendable, Equatable {
  package var label: String
  package var number: Int
  package var caption: [Inline]
  /// What the picture says, for those who do not see it.
  package var alternativeText: String
  package var drawing: Drawing
  /// Whether it takes all columns of a paper that has several.
  package var spansColumns: Bool
  /// The numbers behind the picture, for people.
  package var dataTable: TableBlock

  package init(
    label: String, number: Int, caption: [Inline], alternativeText: String, drawing: Drawing,
    spansColumns: Bool = false, dataTable: TableBlock
  ) {
    self.label = label
    self.number = number
    self.caption = caption
    self.alternativeText = alternativeText
    self.drawing = drawing
    self.spansColumns = spansColumns
    self.dataTable = dataTable
  }
}
