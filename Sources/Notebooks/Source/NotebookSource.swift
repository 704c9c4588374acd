import Basics

/// The text of a notebook, or of a file that it includes, for pointing at places in it.
package final class NotebookSource: Sendable {
  package let path: String
  package let lines: [String]

  /// Lines end with LF, CRLF or CR; a byte-order mark at the start is none of the text.
  package init(_ text: String, path: String) {
    self.path = path
    var bytes = Array(text.utf8)[...]
    if bytes.starts(with: "\u{FEFF}".utf8) { bytes = bytes.dropFirst(3) }
    // CRLF is one `Character`, so that the ends are looked for in the bytes.
    var lines: [String] = []
    while let end = bytes.firstIndex(where: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
      lines.append(String(decoding: bytes[..<end], as: UTF8.self))
      let isPair = bytes[end] == UInt8(ascii: "\r") && bytes[(end + 1)...].first == UInt8(ascii: "\n")
      bytes = bytes[(end + (isPair ? 2 : 1))...]
    }
    self.lines = lines + [String(decoding: bytes, as: UTF8.self)]
  }

  /// In bytes, with the ends of lines as one.
  var size: Int { lines.reduce(0) { $0 + $1.utf8.count + 1 } }

  /// A piece of the text, or a replacement of one. Lines and columns count from 1.
  func text(_ text: String = "", line: Int, column: Int = 1) -> SourceText {
    SourceText(text: text, line: line, column: column, source: self)
  }
}

/// A piece of a notebook and where it starts, so that a mistake inside it can be pointed at.
package struct SourceText: Sendable {
  package var text: String
  var line: Int
  var column: Int
  let source: NotebookSource

  /// - Parameter offset: how many characters after the start.
  func location(offset: Int = 0) -> SourceLocation {
    let excerpt = source.lines.indices.contains(line - 1) ? source.lines[line - 1] : nil
    return SourceLocation(file: source.path, line: line, column: column + offset, excerpt: excerpt)
  }

  /// Another text, at the given number of characters after the start.
  func part(_ text: String, offset: Int = 0) -> SourceText {
    source.text(text, line: line, column: column + offset)
  }

  /// The diagnostic at this place, if it has none of its own.
  package func place(_ diagnostic: Diagnostic) -> Diagnostic {
    guard diagnostic.location == nil else { return diagnostic }
    var placed = diagnostic
    placed.location = location()
    return placed
  }
}
