import Basics

/// A value in a text, as the report shows it.
package struct ShownValue: Sendable, Equatable, Codable {
  /// The name of the file that has the text: the notebook, or a file that it includes.
  package let file: String
  package let line: Int
  /// The expression as it is written between the braces.
  package let expression: String
  /// The repetition of `each` that the value is in; empty outside of `each`.
  package let part: String
  package let text: String
}

/// The values of one report. A value is kept once, however often its text was evaluated. Threads may share the list.
final class ValueList: Sendable {
  private struct Place: Hashable {
    let file: String
    let line: Int
    let column: Int
    let part: String
  }

  private let known = Monitor<[Place: ShownValue]>([:])
  private let bare = Monitor<[Place: ShownValue]>([:])

  /// - Parameter lacksInterval: Whether the text asks for an interval, and there are too few values for one.
  func add(_ shown: String, of expression: SourceText, in part: String, lacksInterval: Bool) {
    let location = expression.location()
    let (line, column) = (location.line ?? 0, location.column ?? 0)
    let value = ShownValue(
      file: location.file.split(separator: "/").last.map(String.init) ?? location.file, line: line,
      expression: expression.text.trimmingSpaces, part: part, text: shown)
    let place = Place(file: location.file, line: line, column: column, part: part)
    known.access { $0[place] = value }
    if lacksInterval { bare.access { $0[place] = value } }
  }

  /// The values in the order of the notebook.
  var list: [ShownValue] { Self.sorted(known.access { $0 }) }

  /// The values that should have an interval and have none.
  var withoutInterval: [ShownValue] { Self.sorted(bare.access { $0 }) }

  private static func sorted(_ values: [Place: ShownValue]) -> [ShownValue] {
    values.sorted {
      ($0.key.file, $0.key.line, $0.key.column, $0.key.part) < ($1.key.file, $1.key.line, $1.key.column, $1.key.part)
    }.map(\.value)
  }
}
