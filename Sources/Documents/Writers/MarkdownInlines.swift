/// Running text as Markdown.
struct MarkdownInlines {
  /// Where in the document the text is, which decides what may act as markup there.
  struct Place {
    /// Nil inside a line.
    var start: MarkdownText.LineStart?
    /// Whether all must be on one line: in headings and tables.
    var isOneLine = false
    var isInTable = false
    var isInBrackets = false

    static let paragraph = Place(start: .paragraph)
    static let cell = Place(isOneLine: true, isInTable: true)

    var inside: Place {
      var place = self
      place.start = nil
      return place
    }
  }

  /// GitHub's names of anchors.
  let anchors: [String: String]

  func text(_ content: [Inline], _ place: Place) -> String {
    var result = ""
    var start = place.start
    var previous: Inline?
    for inline in content.merged {
      var written = text(inline, place.inside)
      if let begins = start, !written.isEmpty { written = MarkdownText.escaped(start: written, of: begins, inline) }
      if let previous, Self.needsSeparation(previous, inline) { result += Self.nothing }
      result += written
      previous = inline
      if !written.isEmpty { start = place.start != nil && result.hasSuffix("\n") ? .continuation : nil }
    }
    return result
  }

  /// A comment that parts what would be read together.
  private static let nothing = "<!-- -->"

  /// Whether stars between the two would be read as letters, or as other stars: they begin only where what stands
  /// before them is not a letter or what follows no punctuation (CommonMark, section 6.2).
  private static func needsSeparation(_ before: Inline, _ after: Inline) -> Bool {
    switch (before.isDelimited, after.isDelimited) {
    case (true, true): true
    case (true, false): isClosed(before.lastScalar, beside: after.firstScalar)
    case (false, true): isClosed(after.firstScalar, beside: before.lastScalar)
    case (false, false): false
    }
  }

  private static func isClosed(_ inner: Unicode.Scalar?, beside outer: Unicode.Scalar?) -> Bool {
    guard let inner, let outer else { return false }
    return inner.isPunctuation && !outer.isPunctuation && !outer.properties.isWhitespace
  }

  private func text(_ inline: Inline, _ place: Place) -> String {
    switch inline {
    case .text(let text):
      MarkdownText.escaped(text, isInTable: place.isInTable, isInBrackets: place.isInBrackets)
    case .code(let text): MarkdownText.code(text, isInTable: place.isInTable)
    case .emphasis(let content): delimited(content, by: "*", place)
    case .strong(let content): delimited(content, by: "**", place)
    case .strikethrough(let content): delimited(content, by: "~~", place)
    case .span(let span, let content): "<\(span.rawValue)>\(text(content, place))</\(span.rawValue)>"
    case .citation(_, let shown): text(shown, place)
    case .link(let content, let destination): "[\(text(content, place.inBrackets))](\(address(destination)))"
    case .image(let alt, let source):
      "![\(MarkdownText.escaped(alt, isInTable: place.isInTable, isInBrackets: true))]"
        + "(\(MarkdownText.destination(source)))"
    case .footnote(let number, _): "[^\(number)]"
    case .softBreak: place.isOneLine ? " " : "\n"
    case .lineBreak: place.isOneLine ? "<br>" : "\\\n"
    case .html(let html): html
    }
  }

  /// Stars begin and end at letters only, so spaces at the ends go outside them.
  private func delimited(_ content: [Inline], by mark: String, _ place: Place) -> String {
    let inner = text(content, place)
    let before = inner.prefix { $0 == " " }
    let after = inner.dropFirst(before.count).reversed().prefix { $0 == " " }
    let middle = inner.dropFirst(before.count).dropLast(after.count)
    return middle.isEmpty ? inner : before + mark + middle + mark + String(after)
  }

  private func address(_ destination: LinkDestination) -> String {
    switch destination {
    case .url(let url): MarkdownText.destination(url)
    case .anchor(let name): "#" + (anchors[name] ?? name)
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

extension MarkdownText {
  /// Only characters of a text can act as the beginning of a block; our own signs are meant.
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

  /// As written: a link begins with a bracket.
  fileprivate var firstScalar: Unicode.Scalar? {
    switch self {
    case .text(let text): text.unicodeScalars.first
    case .emphasis(let content), .strong(let content), .strikethrough(let content): content.first?.firstScalar
    case .softBreak, .lineBreak: " "
    default: "["
    }
  }

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
  fileprivate var isPunctuation: Bool {
    switch properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      true
    default: isASCII && ("!"..."~").contains(self) && !properties.isAlphabetic && properties.numericType == nil
    }
  }
}
