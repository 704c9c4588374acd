import PDFInspection

/// The facts of a PDF and the rules that it breaks, for JSON.
struct PreflightReport: Encodable {
  let file: String
  /// The page sizes in points.
  let pages: [SheetSize]
  let fonts: [Typeface]
  let annotations: Int
  let hasOutline: Bool
  /// The number of structure elements by type.
  let tags: [String: Int]
  let language: String?
  let claims: [String]
  let problems: [String]

  struct SheetSize: Encodable {
    let width: Double
    let height: Double
  }

  struct Typeface: Encodable {
    let name: String
    let type: String
    let isEmbedded: Bool
    let isSubset: Bool
  }

  init(_ summary: PDFSummary, of file: String, problems: [String]) {
    self.file = file
    pages = summary.pageSizes.map { SheetSize(width: $0.width, height: $0.height) }
    fonts = summary.fonts.map {
      Typeface(name: $0.name, type: $0.type, isEmbedded: $0.isEmbedded, isSubset: $0.isSubset)
    }
    annotations = summary.annotations.count
    hasOutline = summary.hasOutline
    tags = summary.access.elements
    language = summary.access.language
    claims = summary.access.standards
    self.problems = problems
  }
}
