import Basics
import Documents
import Tables

/// An evaluated notebook: the document, and everything that gets a file of its own, whether it is shown or not.
package struct Report: Sendable {
  package var document: Document
  /// All figures, whether the document shows them or not.
  package var figures: [Figure] = []
  /// All tables, whether the document shows them or not.
  package var tables: [TableBlock] = []
  /// The data behind each figure and table, by its label, in full precision.
  package var data: [String: Table] = [:]
  /// Warnings that the captions contain too, with the label of the figure or table.
  package var warnings: [(label: String, text: String)] = []
  /// The labels of figures that span all columns of their venue because one column has no room for them.
  package var widened: [String] = []

  /// One note about all widened figures; nil if there is none.
  package var widthNote: String? {
    guard !widened.isEmpty else { return nil }
    let subject = widened.count == 1 ? "one figure is" : "\(widened.count) figures are"
    return
      "\(subject) as wide as all columns of the venue, because one column is too narrow: \(widened.joined(separator: ", "))"
  }

  /// Returns the figure of a report with a single chart, and the notes that a report would have in its caption.
  ///
  /// - Throws: `badData` if there is no figure.
  package func onlyFigure() throws(Diagnostic) -> (Figure, notes: [String]) {
    guard let figure = figures.first else {
      throw Diagnostic(.badData, "there is nothing to draw", hint: "give the chart a mark, an x and a y")
    }
    var caption = Inline.plainText(of: figure.caption).trimmingSpaces
    let others = warnings.map(\.text).filter { !caption.contains($0) }
    // A sentence with which both a warning and the caption begin is given only once.
    for warning in others {
      let ends = warning.indices.filter { warning[$0] == "." }
      guard let end = ends.last(where: { caption.contains(warning[...$0]) }) else { continue }
      caption = caption.replacing(warning[...end], with: "", maxReplacements: 1).trimmingSpaces
    }
    return (figure, (others + [caption]).filter { !$0.isEmpty } + [widthNote].compactMap { $0 })
  }

  /// The values in the texts of the report.
  package var values: [ShownValue] = []

  mutating func write(in language: DocumentLanguage?) {
    document.write(in: language)
    let language = document.language
    figures = figures.map { $0.written(in: language) }
    tables = tables.map { $0.written(in: language) }
  }

  /// The mistakes of parts that could not be computed, if the options were lenient.
  package var problems = DiagnosticList([])
}
