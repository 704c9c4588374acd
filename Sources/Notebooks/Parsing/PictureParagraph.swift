import Basics

/// A paragraph of nothing but a picture: `![caption](file.png "title"){#fig:name width=3in}`.
struct PictureParagraph {
  var caption: SourceText
  var file: SourceText
  /// The attributes between the braces, in order.
  private(set) var attributes: [SourceText] = []

  static let attributeRule = "a picture takes {#fig:name width=3in height=2in alt=\"what it shows\"}"

  /// Reads a paragraph. Returns nil if it is anything else than a picture.
  ///
  /// - Parameter text: The whole text of the paragraph.
  init?(_ text: SourceText) {
    var reader = Reader(text)
    guard reader.take("!["), let caption = reader.text(to: "]", nestedIn: "["), reader.take("("),
      let file = reader.address()
    else { return nil }
    self.caption = caption
    self.file = file
    reader.skipBlanks()
    if reader.take("{") {
      while let attribute = reader.attribute() { attributes.append(attribute) }
      guard reader.take("}") else { return nil }
    }
    reader.skipBlanks()
    guard reader.isAtEnd else { return nil }
  }

  /// Reads the paragraph from start to end, and returns pieces with their lines and columns.
  private struct Reader {
    private let text: SourceText
    private let scalars: [Unicode.Scalar]
    private var position = 0

    init(_ text: SourceText) {
      self.text = text
      scalars = Array(text.text.unicodeScalars)
    }

    var isAtEnd: Bool { position >= scalars.count }

    mutating func take(_ sign: String) -> Bool {
      guard scalars[position...].starts(with: sign.unicodeScalars) else { return false }
      position += sign.unicodeScalars.count
      return true
    }

    mutating func skipBlanks() {
      while !isAtEnd, scalars[position].properties.isWhitespace { position += 1 }
    }

    /// Reads up to and over a closing sign that has no opening sign in the text before it.
    mutating func text(to close: Unicode.Scalar, nestedIn open: Unicode.Scalar) -> SourceText? {
      let start = position
      var depth = 0
      while !isAtEnd {
        let scalar = scalars[position]
        if scalar == close && depth == 0 { return taken(from: start, over: 1) }
        if scalar == open { depth += 1 } else if scalar == close { depth -= 1 }
        position += scalar == "\\" && position + 1 < scalars.count ? 2 : 1
      }
      return nil
    }

    /// Reads `file.png)`, `<my file.png>)` or `file.png "title")`.
    mutating func address() -> SourceText? {
      skipBlanks()
      let file: SourceText?
      if take("<") {
        file = text(to: ">", nestedIn: "<")
      } else {
        let start = position
        while !isAtEnd, scalars[position] != ")", !scalars[position].properties.isWhitespace { position += 1 }
        file = taken(from: start)
      }
      skipBlanks()
      if take("\"") { _ = text(to: "\"", nestedIn: "\"") }
      skipBlanks()
      return take(")") && file?.text.isEmpty == false ? file : nil
    }

    /// Reads one attribute; nil at the end of the braces. A value in quotes may contain spaces.
    mutating func attribute() -> SourceText? {
      skipBlanks()
      let start = position
      var isQuoted = false
      while !isAtEnd, isQuoted || (scalars[position] != "}" && !scalars[position].properties.isWhitespace) {
        if scalars[position] == "\"" { isQuoted.toggle() }
        position += 1
      }
      return position > start ? taken(from: start) : nil
    }

    private mutating func taken(from start: Int, over count: Int = 0) -> SourceText {
      defer { position += count }
      let before = scalars[..<start]
      let lineStart = (before.lastIndex(of: "\n") ?? -1) + 1
      let lines = before.count { $0 == "\n" }
      return text.source.text(
        String(scalars: scalars[start..<position]), line: text.line + lines,
        column: (lines == 0 ? text.column : 1) + start - lineStart)
    }
  }
}
