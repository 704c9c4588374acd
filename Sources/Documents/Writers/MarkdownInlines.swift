import Basics
import Markup

/// Writes running text as Markdown.
struct MarkdownInlines {
  /// The surroundings of the text in the document, which decide what could act as markup.
  struct Place {
    /// The kind of line that the text begins, or nil inside a line.
    var start: MarkdownEscaping.LineStart?
    /// True if the text must stay on one line, as in headings and tables.
    var isOneLine = false
    var isInTable = false
    var isInBrackets = false

    static let paragraph = Place(start: .paragraph)
    static let cell = Place(isOneLine: true, isInTable: true)

    /// The same surroundings, not at the beginning of a line.
    var inside: Place {
      var place = self
      place.start = nil
      return place
    }
  }

  /// GitHub's anchor for each of our heading anchors.
  let anchors: [String: String]

  func text(_ content: [Inline], _ place: Place) -> String {
    var result = ""
    var start = place.start
    var previous: Inline?
    for inline in content.merged {
      var written = text(inline, place.inside)
      if let begins = start, !written.isEmpty { written = MarkdownEscaping.escaped(start: written, of: begins, inline) }
      if let previous, Self.needsSeparation(previous, inline) || Self.isPicture(result, written) {
        result += Self.nothing
      }
      result += written
      previous = inline
      if !written.isEmpty { start = place.start != nil && result.utf8.last == UInt8(ascii: "\n") ? .continuation : nil }
    }
    return result
  }

  /// A comment that separates two pieces which a parser would join.
  private static let nothing = "<!-- -->"

  /// Returns true if stars between the two texts could be read as letters or joined with other stars. Stars open
  /// emphasis only if no letter precedes them or no punctuation follows them (CommonMark, section 6.2).
  private static func needsSeparation(_ before: Inline, _ after: Inline) -> Bool {
    switch (before.isDelimited, after.isDelimited) {
    case (true, true): true
    case (true, false): isClosed(before.lastScalar, beside: after.firstScalar)
    case (false, true): isClosed(after.firstScalar, beside: before.lastScalar)
    case (false, false): false
    }
  }

  /// Returns true if an exclamation mark would turn the link after it into an image.
  private static func isPicture(_ before: String, _ after: String) -> Bool {
    before.utf8.last == UInt8(ascii: "!") && after.utf8.first == UInt8(ascii: "[")
  }

  private static func isClosed(_ inner: Unicode.Scalar?, beside outer: Unicode.Scalar?) -> Bool {
    guard let inner, let outer else { return false }
    return inner.isPunctuationMark && !outer.isPunctuationMark && !outer.properties.isWhitespace
  }

  private func text(_ inline: Inline, _ place: Place) -> String {
    switch inline {
    case .text(let text):
      MarkdownEscaping.escaped(text, isInTable: place.isInTable, isInBrackets: place.isInBrackets)
    case .code(let text): MarkdownEscaping.code(text, isInTable: place.isInTable)
    case .emphasis(let content): MarkdownEscaping.delimited(text(content.inside(inline), place), by: "*")
    case .strong(let content): MarkdownEscaping.delimited(text(content.inside(inline), place), by: "**")
    case .strikethrough(let content): MarkdownEscaping.delimited(text(content.inside(inline), place), by: "~~")
    case .span(let span, let content): "<\(span.rawValue)>\(text(content, place))</\(span.rawValue)>"
    case .citation(_, let shown): text(shown, place)
    case .link(let content, let destination): "[\(text(content, place.inBrackets))](\(address(destination)))"
    case .image(let alt, let source): image(alt, source, place)
    case .formula(let formula): FormulaEscaping.inline(formula.tex, isInTable: place.isInTable)
    case .footnote(let number, _): "[^\(number)]"
    case .noteMark(let mark, let anchor):
      "<sup>[\(MarkdownEscaping.escaped(mark, isInTable: place.isInTable, isInBrackets: true))](#\(anchor))</sup>"
    case .softBreak: place.isOneLine ? " " : "\n"
    case .lineBreak: place.isOneLine ? "<br>" : "\\\n"
    case .html(let tag): HTML(tag: tag).text
    }
  }

  /// Returns an image. Viewers of Markdown load images like web pages, so an image from elsewhere becomes a link or
  /// plain text.
  private func image(_ alt: String, _ source: String, _ place: Place) -> String {
    let text = MarkdownEscaping.escaped(alt, isInTable: place.isInTable, isInBrackets: true)
    guard let address = Address(source) else { return text }
    return (address.isBeside ? "!" : "") + "[\(text)](\(MarkdownEscaping.destination(address)))"
  }

  private func address(_ destination: LinkDestination) -> String {
    switch destination {
    case .url(let address): MarkdownEscaping.destination(address)
    case .anchor(let name): MarkdownEscaping.fragment(anchors[name] ?? name)
    }
  }
}

extension MarkdownInlines.Place {
  fileprivate var inBrackets: Self {
    var place = self
    place.isInBrackets = true
    return place
  }
}

extension MarkdownEscaping {
  /// Escapes the beginning of a line only if it comes from plain text. Our own markup must keep its effect.
  fileprivate static func escaped(start written: String, of start: LineStart, _ inline: Inline) -> String {
    if case .text = inline { escaped(start: written, of: start) } else { written }
  }
}

extension Inline {
  fileprivate var isDelimited: Bool {
    switch self {
    case .emphasis, .strong, .strikethrough: true
    default: false
    }
  }

  /// The first scalar as written in Markdown. A link, for example, begins with a bracket.
  fileprivate var firstScalar: Unicode.Scalar? {
    switch self {
    case .text(let text): text.unicodeScalars.first
    case .emphasis(let content), .strong(let content), .strikethrough(let content): content.first?.firstScalar
    case .softBreak, .lineBreak: " "
    default: "["
    }
  }

  /// The last scalar as written in Markdown.
  fileprivate var lastScalar: Unicode.Scalar? {
    switch self {
    case .text(let text): text.unicodeScalars.last
    case .emphasis(let content), .strong(let content), .strikethrough(let content): content.last?.lastScalar
    case .softBreak, .lineBreak: " "
    default: ")"
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isPunctuationMark: Bool {
    switch properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      true
    default: isASCII && ("!"..."~").contains(self) && !properties.isAlphabetic && properties.numericType == nil
    }
  }
}
