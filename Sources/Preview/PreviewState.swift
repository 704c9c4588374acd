import Basics

/// What a preview shows now. Shared by the thread that makes reports and by requests.
package final class PreviewState: Sendable {
  /// Makes the pages of a report.
  package typealias PagesMaker = @Sendable () throws -> [UInt8]

  /// As the page around the report asks for it.
  struct Status: Codable, Sendable {
    /// Rises with each change.
    var version = 0
    /// Rises with each report; 0 before the first.
    var report = 0
    /// What is wrong with the notebook; then the report is that of before.
    var problem: String?
    /// What the author of the report should know.
    var notes: [String] = []
    /// Of the notebook, for the page's title.
    var name: String
  }

  private struct Shown {
    var status: Status
    var page = "<!DOCTYPE html><title>Preview</title>"
    var pdf: PDF?
  }

  /// The PDF of one report, made when somebody looks at it first.
  private final class PDF: Sendable {
    private let make: PagesMaker
    private let made = Memo<Int, [UInt8]>()

    init(_ make: @escaping PagesMaker) { self.make = make }

    func bytes() throws -> [UInt8] { try made.value(0) { () throws -> [UInt8] in try make() } }
  }

  private let shown: Monitor<Shown>

  package init(name: String) { shown = Monitor(Shown(status: Status(name: name))) }

  package func show(page: String, notes: [String] = [], pages: @escaping PagesMaker) {
    shown.change { shown in
      (shown.page, shown.pdf) = (page, PDF(pages))
      (shown.status.notes, shown.status.problem) = (notes, nil)
      shown.status.report += 1
      shown.status.version += 1
    }
  }

  package func show(problem: String) {
    shown.change { shown in
      shown.status.problem = problem
      shown.status.version += 1
    }
  }

  var status: Status { shown.access { $0.status } }

  var page: String { shown.access { $0.page } }

  /// Nil before there is a report.
  func pdf() throws -> [UInt8]? { try shown.access { $0.pdf }?.bytes() }
}
