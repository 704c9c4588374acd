import Basics

/// The lines of a notebook, or of a file that it includes. Source texts refer to it to point at places in the file.
package final class NotebookSource: Sendable {
  /// The path of the file, for messages.
  package let path: String
  /// The lines of the text without their ends.
  package let lines: [String]

  /// Splits the text into lines, which end with LF, CRLF or CR. Drops a byte-order mark at the start.
  package init(_ text: String, path: String) {
    self.path = path
    var bytes = Array(text.utf8)[...]
    if bytes.starts(with: "\u{FEFF}".utf8) { bytes = bytes.dropFirst(3) }
    // Swift reads CRLF as one `Character`, so line ends are searched in the bytes.
    var lines: [String] = []
    while let end = bytes.firstIndex(where: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
      lines.append(String(decoding: bytes[..<end], as: UTF8.self))
      let isPair = bytes[end] == UInt8(ascii: "\r") && bytes[(end + 1)...].first == UInt8(ascii: "\n")
      bytes = bytes[(end + (isPair ? 2 : 1))...]
    }
    self.lines = lines + [String(decoding: bytes, as: UTF8.self)]
  }

  /// The size of the text in bytes, with one byte for each line end.
  var size: Int { lines.reduce(0) { $0 + $1.utf8.count + 1 } }

  /// Returns a piece of the text, or a replacement for one, at the given place. Lines and columns count from 1.
  func text(_ text: String = "", line: Int, column: Int = 1) -> SourceText {
    SourceText(text: text, line: line, column: column, source: self)
  }
}

/// A piece of a notebook and the place where it starts, so that messages can point at mistakes inside it.
package struct SourceText: Sendable {
  package var text: String
  var line: Int
  var column: Int
  let source: NotebookSource

  /// - Parameter offset: The number of characters after the start of this text.
  func location(offset: Int = 0) -> SourceLocation {
    let excerpt = source.lines.indices.contains(line - 1) ? source.lines[line - 1] : nil
    return SourceLocation(file: source.path, line: line, column: column + offset, excerpt: excerpt)
  }

  /// Returns another text that starts the given number of characters after the start of this one.
  func part(_ text: String, offset: Int = 0) -> SourceText {
    source.text(text, line: line, column: column + offset)
  }

  /// Returns the diagnostic with the place of this text, unless it already has a place.
  package func place(_ diagnostic: Diagnostic) -> Diagnostic {
    guard diagnostic.location == nil else { return diagnostic }
    var placed = diagnostic
    placed.location = location()
    return placed
  }
}
