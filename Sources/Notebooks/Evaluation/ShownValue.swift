import Basics

/// A value in a text, as a report shows it.
package struct ShownValue: Sendable, Equatable, Codable {
  /// Of the file that has the text: the notebook, or one that it includes.
  package let file: String
  package let line: Int
  /// As it is written between the braces.
  package let expression: String
  /// Which repetition of `each` it is in; empty outside.
  package let part: String
  package let text: String
}

/// The values of one report, each once, however often its text was written. May be shared by threads.
final class ValueList: Sendable {
  private struct Place: Hashable {
    let file: String
    let line: Int
    let column: Int
    let part: String
  }

  private let known = Monitor<[Place: ShownValue]>([:])

  func add(_ shown: String, of expression: SourceText, in part: String) {
    let location = expression.location()
    let (line, column) = (location.line ?? 0, location.column ?? 0)
    let value = ShownValue(
      file: location.file.split(separator: "/").last.map(String.init) ?? location.file, line: line,
      expression: expression.text.trimmingSpaces, part: part, text: shown)
    known.access { $0[Place(file: location.file, line: line, column: column, part: part)] = value }
  }

  /// In the order of the notebook.
  var list: [ShownValue] {
    known.access { $0 }.sorted {
      ($0.key.file, $0.key.line, $0.key.column, $0.key.part) < ($1.key.file, $1.key.line, $1.key.column, $1.key.part)
    }.map(\.value)
  }
}
