import Analysis
import Basics
import Documents

/// Markdown of a notebook as blocks: code as it was written, texts cut at their placeholders, those parsed, raw HTML
/// refused.
struct TextPreparer {
  private let allowsHTML: Bool
  private let problems: ProblemList
  private var scanner = PlaceholderScanner()
  private var parsed: [Int: ParsedPlaceholder] = [:]
  private var met: Set<Int> = []
  /// Of all texts; `NoteCall.footnote(n)` means `footnotes[n - 1]`.
  private(set) var footnotes: [[NotebookBlock]] = []

  init(allowsHTML: Bool, problems: ProblemList) {
    self.allowsHTML = allowsHTML
    self.problems = problems
  }

  /// What the placeholders stand for, by their index.
  var placeholders: [ParsedPlaceholder] {
    scanner.placeholders.indices.map { parsed[$0] ?? .none }
  }

  /// A piece of Markdown; the lines in the result are those of its file.
  mutating func blocks(of text: SourceText) -> [MarkdownReader.Located<NotebookBlock>] {
    let lines = text.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let scanned = scanner.scan(lines, firstLine: text.line, column: text.column, of: text.source)
    let result = MarkdownReader.read(scanned.text)
    if let line = result.tooDeepLine {
      let place = text.source.text(
        line: scanned.lineNumbers.indices.contains(line - 1) ? scanned.lineNumbers[line - 1] : text.line)
      problems.report(Limit.nesting.exceeded("the text", at: place.location()))
    }
    var place = Place(source: text.source, lines: scanned.lineNumbers, line: text.line, firstFootnote: footnotes.count)
    // Their places are taken before the texts that call them are prepared.
    footnotes += result.footnotes.map { _ in [] }
    var blocks: [MarkdownReader.Located<NotebookBlock>] = []
    for block in result.blocks {
      place.line = place.line(ofParsed: block.line)
      blocks.append(.init(value: prepared(block.value, place), line: place.line))
    }
    for (index, footnote) in result.footnotes.enumerated() {
      footnotes[place.firstFootnote + index] = prepared(footnote, place)
    }
    return blocks
  }

  /// Where in which file the text being prepared stands.
  private struct Place {
    let source: NotebookSource
    let lines: [Int]
    var line: Int
    let firstFootnote: Int
    var isNested = false

    func line(ofParsed line: Int) -> Int {
      lines.indices.contains(line - 1) ? lines[line - 1] : self.line
    }

    var nested: Place {
      var place = self
      place.isNested = true
      return place
    }

    var location: SourceLocation { source.text(line: line).location() }
  }

  private mutating func prepared(_ blocks: [Block], _ place: Place) -> [NotebookBlock] {
    var result: [NotebookBlock] = []
    for block in blocks { result.append(prepared(block, place)) }
    return result
  }

  private mutating func prepared(_ block: Block, _ place: Place) -> NotebookBlock {
    switch block {
    case .code(let code): return .code(prepared(code, place))
    case .html(let html): return .html(checked(html: html, place))
    case .list(let list):
      var items: [[NotebookBlock]] = []
      for item in list.items { items.append(prepared(item, place.nested)) }
      return .list(.init(start: list.start, isTight: list.isTight, items: items))
    case .quote(let content): return .quote(prepared(content, place.nested))
    case .heading, .paragraph, .table, .figure, .note, .rule:
      return block.mapTexts { content in prepared(content, place) }
    }
  }

  private func prepared(_ code: CodeBlock, _ place: Place) -> CodeBlock {
    let line = place.line(ofParsed: code.line)
    if place.isNested, NotebookParser.cells.contains(code.language) {
      problems.report(
        "a '\(code.language)' cell inside a list or quotation", hint: "write the cell at the left margin",
        at: place.source.text(line: line - 1).location())
    }
    return CodeBlock(language: code.language, text: scanner.placeholders.restored(code.text), line: line)
  }

  private mutating func prepared(_ content: [Inline], _ place: Place) -> [NotebookInline] {
    var result: [NotebookInline] = []
    for inline in content { result += prepared(inline, place) }
    return result
  }

  private mutating func prepared(_ inline: Inline, _ place: Place) -> [NotebookInline] {
    switch inline {
    case .text(let text): return pieces(of: text, place)
    case .code(let text): return [.code(scanner.placeholders.restored(text))]
    case .emphasis(let content): return [.emphasis(prepared(content, place))]
    case .strong(let content): return [.strong(prepared(content, place))]
    case .strikethrough(let content): return [.strikethrough(prepared(content, place))]
    case .link(let content, let destination): return [.link(prepared(content, place), to: destination)]
    case .image(let alt, let source):
      return [.image(alt: scanner.placeholders.restored(alt), source: scanner.placeholders.restored(source))]
    case .footnote(let number): return [.hole(.note(.footnote(place.firstFootnote + number)))]
    case .softBreak: return [.softBreak]
    case .lineBreak: return [.lineBreak]
    case .html(let html):
      let restored = checked(html: html, place)
      return restored.isHTMLComment ? [] : [.html(restored)]
    }
  }

  /// A text cut at its placeholders, which are parsed.
  private mutating func pieces(of text: String, _ place: Place) -> [NotebookInline] {
    var result: [NotebookInline] = []
    for piece in Placeholder.pieces(of: text) {
      switch piece {
      case .text(let text): result.append(.text(text))
      // Each stands in the text once: a second one is the author's own.
      case .mark(let index) where scanner.placeholders.indices.contains(index) && met.insert(index).inserted:
        parse(index)
        result.append(.hole(.placeholder(index)))
      case .mark, .stray: problems.report("a notebook cannot contain a private-use character", at: place.location)
      }
    }
    return result
  }

  private mutating func parse(_ index: Int) {
    let placeholder = scanner.placeholders[index]
    switch placeholder.kind {
    case .expression:
      let expression = problems.attempt { () throws(Diagnostic) in
        try InlineExpression(parsing: placeholder.content.text, at: placeholder.content.location())
      }
      if let expression { parsed[index] = .expression(expression, placeholder.content) }
    case .references: parsed[index] = .references(Reference.list(placeholder.content))
    case .unterminated:
      problems.report(
        "'{{' has no end", hint: "close it with '}}' in the same paragraph, or write '\\{{'",
        at: placeholder.content.location())
    }
  }

  /// HTML as it stood in the notebook.
  private func checked(html: String, _ place: Place) -> String {
    let html = scanner.placeholders.restored(html)
    if html.isHTMLComment {
      if place.isNested, Directive(html, line: place.line, source: place.source) != nil {
        problems.report(
          "a directive inside a list or quotation", hint: "write the directive at the left margin", at: place.location)
      }
    } else if !allowsHTML {
      problems.report(
        "raw HTML in the notebook", hint: "write it as Markdown, or allow it with --allow-html", at: place.location)
    }
    return html
  }
}

extension String {
  /// Whether nothing but comments is in it.
  var isHTMLComment: Bool {
    var rest = trimmingSpaces[...]
    while rest.hasPrefix("<!--") {
      guard let end = rest.firstRange(of: "-->") else { return true }
      rest = rest[end.upperBound...].drop(while: \.isWhitespace)
    }
    return rest.isEmpty
  }
}
