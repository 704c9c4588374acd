import Documents

extension DocumentFormat {
  static let latex = DocumentFormat(
    name: "tex", summary: "LaTeX source, to go on with in a paper", isUsual: false
  ) { name, report in
    [
      .text(name) {
        LaTeXDocument.write(
          report.document, columns: report.request.pageStyle.columns, path: ReportFiles.pdfName)
      }
    ]
  }
}
