import Documents

extension DocumentFormat {
  static let latex = DocumentFormat(
    name: "tex", summary: "LaTeX source with its references, to go on with in a paper", isUsual: false
  ) { _, report in
    report.sources.map { source in .text(source.name) { source.text } } + report.parts.map(report.partFile)
  }
}

extension ReportFiles {
  /// The panels of figures. In LaTeX each panel is a separate file.
  var parts: [HashedFigure] {
    document.figures.flatMap(\.parts).map { HashedFigure(figure: $0, hash: Self.hash(of: $0.drawing, shaper.fonts)) }
  }

  func partFile(_ part: HashedFigure) -> OutputFile {
    OutputFile(name: Self.pdfName(part.figure), content: .drawn(part.hash) { try self.pdf(of: part.figure) })
  }

  /// The document as LaTeX. If it cites works, also their list as `report.bbl` and as `references.bib`.
  var sources: [(name: String, text: String)] {
    let text = LaTeXDocument.write(document, columns: request.pageStyle.columns, path: ReportFiles.pdfName)
    guard let works = LaTeXWorks.write(document) else { return [("report.tex", text)] }
    return [("report.tex", text), ("report.bbl", works), ("references.bib", BibTeXWriter.write(document.works))]
  }
}
