import Analysis
import Basics
import CairoGraphics

/// A new state of a report that is shown while it is written.
package enum LiveReport: Sendable {
  /// The page, notes for its author, and a function that makes the PDF on demand.
  case made(page: String, notes: [String], pages: @Sendable () throws -> [UInt8])
  /// The error messages, with places, source lines and carets as on a terminal.
  case mistaken(String)
}

extension ReportPipeline {
  /// Makes the page whenever the notebook or its data change, until the program is stopped. Writes no file.
  ///
  /// - Parameter show: Called with each new page or error.
  /// - Throws: an error that no change of a file can correct.
  package func live(_ show: (LiveReport) -> Void) throws {
    var intervals = IntervalFile.read(folder: request.folder)
    var known: [String] = []
    try FileWatch.run(try watchable, pause: 25_000) {
      var inputs: [String] = []
      do {
        let cache = IntervalCache(intervals)
        let draft = try draft(cache, reading: &inputs)
        let files = draft.files
        // Use a separate shaper, so that characters a later PDF cannot draw are not reported as errors of the next
        // draft.
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
        // Keep watching what was read before: a change of one of those files may correct the error.
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
