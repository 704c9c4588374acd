import Basics
import Documents
import Tables

/// A notebook with its values: the document, and all that gets its own files, shown or not.
package struct Report: Sendable {
  package var document: Document
  package var figures: [Figure] = []
  package var tables: [TableBlock] = []
  /// The numbers behind each figure and table by its label, in full precision.
  package var data: [String: Table] = [:]
  /// What a careful reader should know, and captions say too, by the label of the figure or table.
  package var warnings: [(label: String, text: String)] = []
  /// The labels of figures that span all columns of their venue because they found no room in one.
  package var widened: [String] = []

  /// Told once, however many figures it is about.
  package var widthNote: String? {
    guard !widened.isEmpty else { return nil }
    let subject = widened.count == 1 ? "one figure is" : "\(widened.count) figures are"
    return
      "\(subject) as wide as all columns of the venue, because one column is too narrow: \(widened.joined(separator: ", "))"
  }

  /// The figure of a report of one chart, and what is to be said beside it: a report says it in a caption, and a picture
  /// alone has none.
  ///
  /// - Throws: `badData` if there is none.
  package func onlyFigure() throws(Diagnostic) -> (Figure, notes: [String]) {
    guard let figure = figures.first else {
      throw Diagnostic(.badData, "there is nothing to draw", hint: "give the chart a mark, an x and a y")
    }
    var caption = Inline.plainText(of: figure.caption).trimmingSpaces
    let others = warnings.map(\.text).filter { !caption.contains($0) }
    // What a warning begins with is not told twice.
    for warning in others {
      let ends = warning.indices.filter { warning[$0] == "." }
      guard let end = ends.last(where: { caption.contains(warning[...$0]) }) else { continue }
      caption = caption.replacing(warning[...end], with: "", maxReplacements: 1).trimmingSpaces
    }
    return (figure, (others + [caption]).filter { !$0.isEmpty } + [widthNote].compactMap { $0 })
  }

  /// The values in its texts.
  package var values: [ShownValue] = []

  mutating func write(in language: DocumentLanguage?) {
    document.write(in: language)
    let language = document.language
    figures = figures.map { $0.written(in: language) }
    tables = tables.map { $0.written(in: language) }
  }

  /// What could not be computed, where that was allowed.
  package var problems = DiagnosticList([])
}
