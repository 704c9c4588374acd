import Documents

extension DocumentFormat {
  static let latex = DocumentFormat(
    name: "tex", summary: "LaTeX source with its bibliography, to go on with in a paper", isUsual: false
  ) { name, report in
    let works = report.bibliography
    let document = OutputFile.text(name) {
      LaTeXDocument.write(
        report.document, bibliography: works.isEmpty ? nil : Self.works, columns: report.request.pageStyle.columns,
        path: ReportFiles.pdfName)
    }
    return [document] + (works.isEmpty ? [] : [.text(Self.works + ".bib") { works }])
  }

  /// The file of BibTeX without its ending.
  private static let works = "references"
}
