import Basics

/// The text of a notebook, for pointing at places in it.
package struct NotebookSource: Sendable {
  package let path: String
  package let lines: [String]

  package init(_ text: String, path: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.hasSuffix("\r") ? line.dropLast() : line)
    }
  }

  /// Lines and columns from 1.
  func location(line: Int, column: Int?) -> SourceLocation {
    let excerpt = lines.indices.contains(line - 1) ? lines[line - 1] : nil
    return SourceLocation(file: path, line: line, column: column, excerpt: excerpt)
  }

  func location(of text: SourceText, offset: Int = 0) -> SourceLocation {
    location(line: text.line, column: text.column + offset)
  }

  /// The diagnostic moved from a text of its own into this notebook: its column counted in `text`, or it had none.
  func place(_ diagnostic: Diagnostic, in text: SourceText) -> Diagnostic {
    var placed = diagnostic
    placed.location = location(of: text, offset: (diagnostic.location?.column ?? 1) - 1)
    return placed
  }
}

/// A piece of a notebook and where it starts, so that a mistake inside it can be pointed at.
package struct SourceText: Hashable, Sendable {
  package var text: String
  package var line: Int
  package var column: Int

  package init(_ text: String, line: Int, column: Int) {
    self.text = text
    self.line = line
    self.column = column
  }
}

/// The mistakes of one notebook, gathered so that all are reported in one go.
final class ProblemList {
  private(set) var diagnostics: [Diagnostic] = []

  func report(_ diagnostic: Diagnostic) {
    if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
  }

  func report(_ message: String, hint: String? = nil, at location: SourceLocation) {
    report(Diagnostic(.badData, message, hint: hint, at: location))
  }

  /// The value, or nil and a mistake more.
  func attempt<Value>(_ body: () throws(Diagnostic) -> Value) -> Value? {
    do throws(Diagnostic) {
      return try body()
    } catch {
      report(error)
      return nil
    }
  }

  /// In the order of the file.
  func throwIfAny() throws(DiagnosticList) {
    guard !diagnostics.isEmpty else { return }
    throw DiagnosticList(
      diagnostics.sorted {
        ($0.location?.line ?? 0, $0.location?.column ?? 0) < ($1.location?.line ?? 0, $1.location?.column ?? 0)
      })
  }
}
