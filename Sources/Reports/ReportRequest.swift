import Graphics
import Notebooks

/// All that the command line says about a render: the notebook, the data, and the options.
package struct ReportRequest: Sendable {
  /// The command as it was typed, for the record.
  package var command = ""
  /// The path of the notebook.
  package var notebook: String
  /// The name of the notebook as the user typed it, for messages.
  package var notebookName: String
  /// The folders in which files are found that a copy of a template lacks.
  package var templates: [String] = []
  /// The data files, as `CSV` or `name=CSV`. A file without a name is `results`.
  package var data: [String]
  /// How those files are read.
  package var table = TableOptions()
  /// The folder to write into.
  package var folder: String
  /// True if files in the folder that no render has written may be replaced.
  package var replacesOtherFiles = false
  /// The formats; nil if the notebook decides. The same holds for `isInteractive`, `hasLinks`, `standards`, `paper`,
  /// `columns`, and the venue among the options.
  package var formats: [DocumentFormat]?
  package var bundles: [ReportBundle] = []
  /// True if a page links to its style sheet and figures instead of containing them.
  package var areAssetsLinked = false
  /// True if a page has a script.
  package var isInteractive: Bool?
  /// True if a PDF has links and an outline.
  package var hasLinks: Bool?
  /// The standards that a PDF claims to conform to.
  package var standards: [PDFStandard]?
  package var withSVG = false
  package var svgText = SVGTextForm.text
  package var paper: Paper?
  /// The number of text columns on a page.
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
