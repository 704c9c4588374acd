import Basics
import Graphics

/// The rules that publishers' checkers hold PDF files to.
package struct Preflight: Sendable {
  /// What the file is for.
  package enum Purpose: Sendable {
    /// A figure to be placed in a paper: links, outlines and other annotations are refused.
    case figure
    /// A paper or supplement by itself: links are allowed.
    case document
  }

  package let purpose: Purpose
  /// Of a figure, in points; nil if any will do.
  package let width: Double?

  package init(_ purpose: Purpose, width: Double? = nil) {
    self.purpose = purpose
    self.width = width
  }

  /// One sentence for each broken rule; empty if the file is fit to be submitted.
  package func problems(of inspection: PDFInspection) -> [String] {
    var problems: [String] = []
    if inspection.isEncrypted { problems.append("the file is encrypted") }
    if inspection.pageSizes.isEmpty { problems.append("the file has no pages") }
    for font in inspection.fonts {
      if font.type == "Type3" { problems.append("font \(font.name) is of Type 3") }
      if !font.isEmbedded { problems.append("font \(font.name) is not embedded") }
    }
    return problems + (purpose == .figure ? figureProblems(inspection) : [])
  }

  private func figureProblems(_ inspection: PDFInspection) -> [String] {
    var problems: [String] = []
    if inspection.pageSizes.count > 1 { problems.append("a figure has \(inspection.pageSizes.count) pages") }
    if !inspection.annotations.isEmpty {
      problems.append("there are annotations: \(Set(inspection.annotations).sorted().joined(separator: ", "))")
    }
    if inspection.hasOutline { problems.append("there is an outline") }
    if let width, let size = inspection.pageSizes.first, abs(size.width - width) > 0.01 {
      problems.append("the page is \(inches(size.width)) in wide, not \(inches(width))")
    }
    return problems
  }

  private func inches(_ points: Double) -> String {
    let thousandths = Int((points / 72 * 1000).rounded())
    let fraction = String(thousandths % 1000 + 1000).dropFirst()
    return "\(thousandths / 1000).\(fraction)"
  }

  /// - Throws: `badData` with the first broken rule: a figure that would be refused is not written.
  package func check(_ pdf: [UInt8], name: String) throws(Diagnostic) {
    guard let inspection = PDFInspection(pdf) else {
      throw Diagnostic(.badData, "'\(name)' is not a PDF file")
    }
    if let problem = problems(of: inspection).first {
      throw Diagnostic(.badData, "'\(name)' would be refused: \(problem)")
    }
  }
}
