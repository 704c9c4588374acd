import Encoding
import Graphics
import Statistics

extension ReportBundle {
  static let arxiv = ReportBundle(name: "arxiv", summary: "arxiv.tar.gz, the LaTeX source with the figures it shows") {
    report in
    let sources = report.sources
    let shown = Set(report.document.figures.map(\.label))
    let whole = report.figures.filter { shown.contains($0.figure.label) && $0.figure.parts.isEmpty }
    let figures = whole + report.parts
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
