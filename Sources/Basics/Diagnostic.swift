/// An error that a person can act on: where it occurred, what is wrong, and what to do about it.
///
/// Prints as `file:line:column: error: message`, the source line, a caret below the column, and `hint: …`.
package struct Diagnostic: Error, Hashable, Sendable {
  /// The kind of error. The raw value is the exit code of the program (sysexits).
  package enum Kind: Int32, Sendable {
    case usage = 64
    case badData = 65
    case notFound = 66
    case cannotCreate = 73
    case writeFailed = 74
  }

  package var kind: Kind
  package var message: String
  package var location: SourceLocation?
  /// What a name should be of, such as `column`, if the error is that nothing has the name.
  package var unknown: String?
  /// The unknown name and the valid names, if the error is about a name.
  private let names: NameSuggestion?
  private let advice: String?

  package init(
    _ kind: Kind, _ message: String, hint: String? = nil, names: NameSuggestion? = nil,
    at location: SourceLocation? = nil
  ) {
    self.kind = kind
    self.message = message
    self.names = names
    self.advice = hint
    self.location = location
  }

  /// What to do about the error. Computed only when it is read, because few of thousands of errors are shown.
  package var hint: String? {
    let parts = [names?.text, advice].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  package static func == (first: Diagnostic, second: Diagnostic) -> Bool {
    (first.kind, first.message, first.location, first.advice)
      == (second.kind, second.message, second.location, second.advice)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(message)
    hasher.combine(location)
  }
}

/// A place in a text file. Lines and columns count from 1; columns count unicode scalars.
package struct SourceLocation: Hashable, Sendable {
  package var file: String
  package var line: Int?
  package var column: Int?
  /// The text of the line, shown below the message.
  package var excerpt: String?

  package init(file: String, line: Int? = nil, column: Int? = nil, excerpt: String? = nil) {
    self.file = file
    self.line = line
    self.column = column
    self.excerpt = excerpt
  }

  // Equality ignores the excerpt, which follows from the position: a long line with many errors is not compared for
  // each.

  package static func == (first: SourceLocation, second: SourceLocation) -> Bool {
    first.file == second.file && first.line == second.line && first.column == second.column
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(file)
    hasher.combine(line)
    hasher.combine(column)
  }
}

extension Diagnostic: CustomStringConvertible {
  package var description: String {
    var lines = [headline]
    if let location, let excerpt = location.excerpt {
      let (shown, column) = Self.window(of: excerpt, around: location.column)
      lines.append("  " + TerminalEscaping.line(shown))
      if let column { lines.append("  " + Self.caretLine(under: shown, column: column)) }
    }
    if let hint { lines.append("hint: " + TerminalEscaping.line(hint)) }
    return lines.joined(separator: "\n")
  }

  private var headline: String {
    let message = TerminalEscaping.line(message)
    guard let location else { return "error: \(message)" }
    let place =
      [TerminalEscaping.line(location.file)] + [location.line, location.column].compactMap { $0.map(String.init) }
    return "\(place.joined(separator: ":")): error: \(message)"
  }

  /// Returns the part of a long line around the column, and the column within that part.
  private static func window(of excerpt: String, around column: Int?) -> (text: String, column: Int?) {
    let width = 200
    guard excerpt.utf8.count > width else { return (excerpt, column) }
    let before = max(0, (column ?? 1) - width / 2)
    let rest = excerpt.unicodeScalars.dropFirst(before)
    let part = rest.prefix(width)
    let (start, end) = (before > 0 ? "…" : "", part.endIndex < rest.endIndex ? "…" : "")
    return (start + String(part) + end, column.map { $0 - before + (before > 0 ? 1 : 0) })
  }

  /// Returns a line with a caret below the column. A combining mark has no width. An escaped character has six columns.
  private static func caretLine(under excerpt: String, column: Int) -> String {
    let before = excerpt.unicodeScalars.prefix(max(0, column - 1)).map { scalar in
      if scalar == "\t" { return "\t" }
      return scalar.isMark
        ? "" : String(repeating: " ", count: TerminalEscaping.line(String(scalar)).utf8.count > 4 ? 6 : 1)
    }
    return before.joined() + "^"
  }
}
