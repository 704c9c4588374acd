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
  /// Of all texts; `Inline.footnote(n)` means `footnotes[n - 1]`.
  private(set) var footnotes: [[Block]] = []

  init(allowsHTML: Bool, problems: ProblemList) {
    self.allowsHTML = allowsHTML
    self.problems = problems
  }

  /// What the placeholders stand for, by their index.
  var placeholders: [ParsedPlaceholder] {
    scanner.placeholders.indices.map { parsed[$0] ?? .none }
  }

  /// A piece of Markdown; the lines in the result are those of its file.
  mutating func blocks(of text: SourceText) -> [MarkdownReader.Located<Block>] {
    let lines = text.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let scanned = scanner.scan(lines, firstLine: text.line, column: text.column, of: text.source)
    let result = MarkdownReader.read(scanned.text)
    var place = Place(source: text.source, lines: scanned.lineNumbers, line: text.line, firstFootnote: footnotes.count)
    footnotes += result.footnotes
    var blocks: [MarkdownReader.Located<Block>] = []
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

  private mutating func prepared(_ blocks: [Block], _ place: Place) -> [Block] {
    var result: [Block] = []
    for block in blocks { result.append(prepared(block, place)) }
    return result
  }

  private mutating func prepared(_ block: Block, _ place: Place) -> Block {
    switch block {
    case .code(var code):
      code.text = scanner.placeholders.restored(code.text)
      code.line = place.line(ofParsed: code.line)
      if place.isNested, NotebookParser.cells.contains(code.language) {
        problems.report(
          "a '\(code.language)' cell inside a list or quotation", hint: "cells stand at the left margin",
          at: place.source.text(line: code.line - 1).location())
      }
      return .code(code)
    case .html(let html):
      let restored = scanner.placeholders.restored(html)
      check(html: restored, place)
      return .html(restored)
    case .list(var list):
      var items: [[Block]] = []
      for item in list.items { items.append(prepared(item, place.nested)) }
      list.items = items
      return .list(list)
    case .quote(let content): return .quote(prepared(content, place.nested))
    default: return block.mapInlines { content in prepared(content, place) }
    }
  }

  private mutating func prepared(_ content: [Inline], _ place: Place) -> [Inline] {
    content.mapLeaves { leaf in
      switch leaf {
      case .text(let text):
        let pieces = Inline.splitting(text)
        for case .placeholder(let index) in pieces { parse(index) }
        return pieces
      case .code(let text): return [.code(scanner.placeholders.restored(text))]
      case .image(let alt, let source):
        return [.image(alt: scanner.placeholders.restored(alt), source: scanner.placeholders.restored(source))]
      case .footnote(let number): return [.footnote(place.firstFootnote + number)]
      case .html(let html):
        let restored = scanner.placeholders.restored(html)
        check(html: restored, place)
        return restored.isHTMLComment ? [] : [.html(restored)]
      default: return [leaf]
      }
    }
  }

  private mutating func parse(_ index: Int) {
    let placeholder = scanner.placeholders[index]
    switch placeholder.kind {
    case .expression:
      let expression = problems.attempt { () throws(Diagnostic) in
        try InlineExpression(parsing: placeholder.content.text, at: placeholder.content.location())
      }
      if let expression { parsed[index] = .expression(expression, placeholder.content) }
    case .references: parsed[index] = .references(placeholder.content)
    case .unterminated:
      problems.report(
        "'{{' has no end", hint: "close it with '}}' in the same paragraph, or write '\\{{'",
        at: placeholder.content.location())
    }
  }

  private func check(html: String, _ place: Place) {
    if html.isHTMLComment {
      guard place.isNested, Directive(html, line: place.line, source: place.source) != nil else { return }
      problems.report(
        "a directive inside a list or quotation", hint: "directives stand at the left margin", at: place.location)
    } else if !allowsHTML {
      problems.report(
        "raw HTML in the notebook", hint: "write it as Markdown, or allow it with --allow-html", at: place.location)
    }
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
