import Basics

/// The content that the preview shows now. The thread that makes reports and the requests share it.
package final class PreviewState: Sendable {
  /// Makes the PDF of a report.
  package typealias PagesMaker = @Sendable () throws -> [UInt8]

  /// The state that the preview page asks for at `/state`, as JSON.
  struct Status: Codable, Sendable {
    /// A number that increases with each change.
    var version = 0
    /// A number that increases with each report; 0 before the first.
    var report = 0
    /// The error in the notebook, if there is one. The report is then the last one without errors.
    var problem: String?
    /// Notes for the author of the report.
    var notes: [String] = []
    /// The name of the notebook, for the page's title.
    var name: String
  }

  private struct Shown {
    var status: Status
    var page = "<!DOCTYPE html><title>Preview</title>"
    var pdf: PDF?
  }

  /// The PDF of one report. It is made when it is first requested.
  private final class PDF: Sendable {
    private let make: PagesMaker
    private let made = Memo<Int, [UInt8]>()

    init(_ make: @escaping PagesMaker) { self.make = make }

    func bytes() throws -> [UInt8] { try made.value(0) { () throws -> [UInt8] in try make() } }
  }

  private let shown: Monitor<Shown>

  package init(name: String) { shown = Monitor(Shown(status: Status(name: name))) }

  /// Shows a new report. `pages` makes its PDF on demand.
  package func show(page: String, notes: [String] = [], pages: @escaping PagesMaker) {
    shown.change { shown in
      (shown.page, shown.pdf) = (page, PDF(pages))
      (shown.status.notes, shown.status.problem) = (notes, nil)
      shown.status.report += 1
      shown.status.version += 1
    }
  }

  /// Shows an error beside the last report.
  package func show(problem: String) {
    shown.change { shown in
      shown.status.problem = problem
      shown.status.version += 1
    }
  }

  var status: Status { shown.access { $0.status } }

  var page: String { shown.access { $0.page } }

  /// Returns the PDF of the current report; nil before the first report.
  func pdf() throws -> [UInt8]? { try shown.access { $0.pdf }?.bytes() }
}
