import Basics
import Graphics
import PDFInspection
import Statistics
import Typesetting

extension DocumentFormat {
  /// The PDF is compared by the drawings on its pages and by its metadata, not by its bytes.
  static let pdf = DocumentFormat(name: "pdf", summary: "typeset pages") { name, report in
    let document = report.document
    var pages = try PageTypesetter(style: report.pageStyle, measurer: report.shaper).pages(of: document)
    if !report.hasLinks { pages = pages.map(\.withoutLinks) }
    var metadata = PDFMetadata(
      title: document.shownTitle, authors: document.authors.map(\.name), subject: document.subtitle.plainText,
      keywords: document.keywords, language: document.language.name, creationTime: report.creationTime,
      outline: report.hasLinks ? PageTypesetter.outline(of: document) : [])
    metadata.standards = report.request.standards ?? PDFStandard.allCases
    let hash = StableHash.of(
      pages.concurrentMap { "\(ReportFiles.hash(of: $0, report.shaper.fonts))" } + metadata.texts)
    let content = OutputFile.Content.drawn(hash) { [pages, metadata] in
      try report.pdf(pages, metadata, passing: Preflight(.document, mayHaveLinks: report.hasLinks), name: name)
    }
    return [OutputFile(name: name, content: content)]
  }
}

extension ReportFiles {
  fileprivate var hasLinks: Bool { request.hasLinks ?? true }

  /// The style of the pages. Words are hyphenated only if the notebook names its language and the patterns of that
  /// language are installed. A notebook that names no language keeps the line breaks that it always had.
  fileprivate var pageStyle: PageStyle {
    var style = request.pageStyle
    if document.namesLanguage, let dictionary = try? document.language.patterns.dictionary() {
      style.divideWords { dictionary.breaks(in: $0) }
    }
    return style
  }
}
