import Analysis
import Basics
import CairoGraphics

/// A report that is shown while it is written.
package enum LiveReport: Sendable {
  /// The page, what its author should know, and what makes the PDF when somebody looks at it.
  case made(page: String, notes: [String], pages: @Sendable () throws -> [UInt8])
  /// As on a terminal: with places, lines and carets.
  case mistaken(String)
}

extension ReportPipeline {
  /// Makes the page whenever the notebook or its data change, until the program is stopped. Writes nothing.
  ///
  /// - Parameter show: what to do with each.
  /// - Throws: what no change of a file can mend.
  package func live(_ show: (LiveReport) -> Void) throws {
    var intervals = IntervalFile.read(folder: request.folder)
    var known: [String] = []
    try FileWatch.run(try watchable, pause: 25_000) {
      var inputs: [String] = []
      do {
        let cache = IntervalCache(intervals)
        let draft = try draft(cache, reading: &inputs)
        let files = draft.files
        // What a PDF that is made later cannot draw is no mistake of the next draft.
        let printed = files.measured(by: TextShaper(fonts: files.shaper.fonts))
        let page = try page(of: files)
        try draft.checkGlyphs()
        intervals = cache.intervals
        show(.made(page: page, notes: draft.notes, pages: { try pages(of: printed) }))
        known = inputs
      } catch let error as Diagnostic where error.kind == .usage {
        throw error
      } catch let error as any CustomStringConvertible & Error where error is Diagnostic || error is DiagnosticList {
        show(.mistaken(error.description))
        // What was read the last time may be what mends the mistake.
        known = Array(Set(known + inputs + (try watchable)))
      }
      return known
    }
  }

  private func page(of report: ReportFiles) throws -> String {
    guard case .text(let make, _)? = try DocumentFormat.html.files(of: report).first?.content else { return "" }
    return try make()
  }

  private func pages(of report: ReportFiles) throws -> [UInt8] {
    guard case .drawn(_, let make)? = try DocumentFormat.pdf.files(of: report).first?.content else { return [] }
    return try make()
  }
}
