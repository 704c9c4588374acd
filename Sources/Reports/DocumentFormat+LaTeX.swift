import Documents
import Encoding
import Graphics
import Statistics

extension DocumentFormat {
  static let latex = DocumentFormat(
    name: "tex", summary: "LaTeX source with its references, to go on with in a paper", isUsual: false
  ) { _, report in
    report.sources.map { source in .text(source.name) { source.text } }
  }
}

extension ReportBundle {
  static let arxiv = ReportBundle(name: "arxiv", summary: "arxiv.tar.gz, the LaTeX source with the figures it shows") {
    report in
    let sources = report.sources
    let shown = Set(report.document.figures.map(\.label))
    let figures = report.figures.filter { shown.contains($0.figure.label) }
    let parts = sources.flatMap { [$0.name, $0.text] } + figures.map { "\($0.hash)" }
    return OutputFile(
      name: "arxiv.tar.gz",
      content: .drawn(StableHash.of(parts)) {
        var archive = TarArchive()
        for source in sources { try archive.add(source.name, Array(source.text.utf8)) }
        for figure in figures { try archive.add(ReportFiles.pdfName(figure.figure), try report.pdf(of: figure.figure)) }
        return archive.gzipped
      })
  }
}

extension ReportFiles {
  /// The document as LaTeX, and where it cites works their list as LaTeX reads it, and as BibTeX does.
  fileprivate var sources: [(name: String, text: String)] {
    let text = LaTeXDocument.write(document, columns: request.pageStyle.columns, path: ReportFiles.pdfName)
    guard let works = LaTeXWorks.write(document) else { return [("report.tex", text)] }
    return [("report.tex", text), ("report.bbl", works), ("references.bib", BibTeXWriter.write(document.works))]
  }
}
