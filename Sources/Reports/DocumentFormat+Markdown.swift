import Documents

extension DocumentFormat {
  static let markdown = DocumentFormat(name: "md", summary: "Markdown, as GitHub shows it") { name, report in
    [.text(name) { MarkdownWriter.write(report.document, imagePath: ReportFiles.imageName) }]
  }
}
