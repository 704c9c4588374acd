import Basics

/// The mistakes of one notebook, collected so that all are reported together. Threads may share it.
final class ProblemList: Sendable {
  private struct Known {
    var diagnostics: Set<Diagnostic> = []
    /// The number of mistakes that were reported but not kept.
    var others = 0
  }

  /// The most mistakes that are kept. Nobody reads more.
  private static let most = 1_000

  private let known = Monitor<Known>(Known())

  func report(_ diagnostic: Diagnostic) {
    known.access { known in
      if known.diagnostics.count < Self.most || known.diagnostics.contains(diagnostic) {
        known.diagnostics.insert(diagnostic)
      } else {
        known.others += 1
      }
    }
  }

  /// The mistakes sorted by file, line and column.
  var list: DiagnosticList {
    let known = known.access { $0 }
    return DiagnosticList(known.diagnostics.sorted { Self.place($0) < Self.place($1) }, others: known.others)
  }

  private static func place(_ diagnostic: Diagnostic) -> (String, Int, Int, String) {
    let location = diagnostic.location
    return (location?.file ?? "", location?.line ?? 0, location?.column ?? 0, diagnostic.message)
  }

  func report(_ message: String, hint: String? = nil, at location: SourceLocation) {
    report(Diagnostic(.badData, message, hint: hint, at: location))
  }

  /// Returns the result of `body`. If it throws, reports the diagnostic and returns nil.
  func attempt<Value>(_ body: () throws(Diagnostic) -> Value) -> Value? {
    do throws(Diagnostic) {
      return try body()
    } catch {
      report(error)
      return nil
    }
  }

  func throwIfAny() throws(DiagnosticList) {
    let list = list
    if !list.diagnostics.isEmpty { throw list }
  }
}
