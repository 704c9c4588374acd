import Graphics
import Notebooks

/// What is to be rendered, from what, and how: all that the command line says.
package struct ReportRequest: Sendable {
  /// What was typed, for the record.
  package var command = ""
  /// The path of the notebook.
  package var notebook: String
  /// As the user called it, for messages.
  package var notebookName: String
  /// Where files are looked for that a copy of a template lacks.
  package var templates: [String] = []
  /// `CSV` or `name=CSV`; the first without a name is `results`.
  package var data: [String]
  /// How those files are written.
  package var table = TableOptions()
  /// To write into.
  package var folder: String
  /// Whether files in it that no render has written may be replaced.
  package var replacesOtherFiles = false
  /// Nil where the notebook decides; so are `isInteractive`, `hasLinks`, `standards`, `paper`, `columns` and the venue
  /// among the options.
  package var formats: [DocumentFormat]?
  package var bundles: [ReportBundle] = []
  /// Whether a page links its style and figures instead of holding them.
  package var areAssetsLinked = false
  /// Whether a page has a script, too.
  package var isInteractive: Bool?
  /// Whether a PDF has links and an outline.
  package var hasLinks: Bool?
  /// What a PDF says that it conforms to.
  package var standards: [PDFStandard]?
  package var withSVG = false
  package var svgText = SVGTextForm.text
  package var paper: Paper?
  /// Of text on a page.
  package var columns: Int?
  package var allowsHTML = false
  package var options = ReportOptions()

  package init(notebook: String, named name: String, data: [String], folder: String) {
    self.notebook = notebook
    notebookName = name
    self.data = data
    self.folder = folder
  }
}
