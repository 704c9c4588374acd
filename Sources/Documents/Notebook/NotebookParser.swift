import Analysis
import Basics

/// From the text of a notebook to its parts: our own scanner first, then the Markdown parser, then the cells.
struct NotebookParser {
  private let source: NotebookSource
  private let allowsHTML: Bool
  private let problems: ProblemList
  private var scanner = PlaceholderScanner()
  private var parsed: [Int: ParsedPlaceholder] = [:]

  init(_ source: NotebookSource, allowsHTML: Bool, problems: ProblemList) {
    self.source = source
    self.allowsHTML = allowsHTML
    self.problems = problems
  }

  mutating func notebook() -> Notebook {
    checkCharacters()
    let (frontMatter, bodyStart) = frontMatter()
    let title = inlines(frontMatter.title)
    let subtitle = inlines(frontMatter.subtitle)
    let date = inlines(frontMatter.date)
    let abstract = frontMatter.abstract.map { self.parts(of: markdown($0).blocks) } ?? []
    let body = markdown(Array(source.lines.dropFirst(bodyStart)), firstLine: bodyStart + 1, column: 1)
    let parts = self.parts(of: body.blocks)
    checkLabels(parts)
    return Notebook(
      frontMatter: frontMatter, source: source, title: title, subtitle: subtitle, date: date, abstract: abstract,
      parts: parts, footnotes: body.footnotes,
      placeholders: scanner.placeholders.indices.map { parsed[$0] ?? .none })
  }

  private mutating func parts(of blocks: [MarkdownReader.Located<Block>]) -> [NotebookPart] {
    var builder = PartBuilder(source: source, problems: problems)
    for block in blocks { add(block.value, line: block.line, to: &builder) }
    return builder.finish()
  }

  private func checkCharacters() {
    for (index, line) in source.lines.enumerated() {
      guard let offset = Array(line).firstIndex(where: { $0.unicodeScalars.contains { Placeholder.index($0) != nil } })
      else { continue }
      problems.report(
        "a private-use character cannot stand in a notebook", at: source.location(line: index + 1, column: offset + 1))
    }
  }

  /// The front matter and the number of lines it takes.
  private func frontMatter() -> (FrontMatter, Int) {
    guard source.lines.first?.trimmingSpaces == "---" else { return (FrontMatter(), 0) }
    guard let end = source.lines.dropFirst().firstIndex(where: { $0.trimmingSpaces == "---" }) else {
      problems.report(
        "the front matter has no end", hint: "close it with a line '---'", at: source.location(line: 1, column: 1))
      return (FrontMatter(), source.lines.count)
    }
    let yaml = SourceText(source.lines[1..<end].joined(separator: "\n"), line: 2, column: 1)
    return (FrontMatter(yaml, source: source, problems: problems), end + 1)
  }

  private mutating func add(_ block: Block, line: Int, to builder: inout PartBuilder) {
    switch block {
    case .code(let code) where code.language == "chart":
      guard let cell = ChartCell(code, source: source, problems: problems) else { return }
      builder.add(.chart(cell, caption: inlines(cell.options.caption)))
    case .code(let code) where code.language == "table":
      guard let cell = TableCell(code, source: source, problems: problems) else { return }
      builder.add(.table(cell, caption: inlines(cell.options.caption)))
    case .code(let code) where code.language == "note":
      if let note = note(code) { builder.add(.content(.note(note), line: line)) }
    case .html(let html):
      if let directive = Directive(html, line: line, source: source) {
        builder.add(directive)
      } else if !html.isHTMLComment {
        builder.add(.content(block, line: line))
      }
    default: builder.add(.content(block, line: line))
    }
  }

  /// A cell of two texts, of which the second is Markdown.
  private mutating func note(_ code: CodeBlock) -> Note? {
    let reader = OptionReader(
      SourceText(code.text, line: code.line, column: 1), allowed: ["title", "text"], what: "option of a note",
      source: source, problems: problems)
    let place = SourceText("", line: code.line - 1, column: 1)
    guard let text = reader.required("text", in: place) else { return nil }
    return Note(
      title: inlines(reader.text("title") ?? SourceText("Note", line: 0, column: 0)), content: blocks(of: text))
  }

  private mutating func inlines(_ text: SourceText?) -> [Inline] {
    guard let text, case .paragraph(let content)? = blocks(of: text).first else { return [] }
    return content
  }

  private mutating func blocks(of text: SourceText) -> [Block] {
    markdown(text).blocks.map(\.value)
  }

  private mutating func markdown(_ text: SourceText) -> MarkdownReader.Result {
    let lines = text.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return markdown(lines, firstLine: text.line, column: text.column)
  }

  /// Markdown with placeholders in its texts, and every line number that of the notebook.
  private mutating func markdown(_ lines: [String], firstLine: Int, column: Int) -> MarkdownReader.Result {
    let scanned = scanner.scan(lines, firstLine: firstLine, column: column)
    var result = MarkdownReader.read(scanned.text)
    func line(_ line: Int) -> Int {
      scanned.lineNumbers.indices.contains(line - 1) ? scanned.lineNumbers[line - 1] : firstLine + line - 1
    }
    var blocks: [MarkdownReader.Located<Block>] = []
    for block in result.blocks {
      let location = line(block.line)
      blocks.append(.init(value: prepared(block.value, line: location, lineOf: line), line: location))
    }
    result.blocks = blocks
    var footnotes: [[Block]] = []
    for footnote in result.footnotes {
      footnotes.append(prepared(footnote, line: firstLine, lineOf: line))
    }
    result.footnotes = footnotes
    return result
  }

  private mutating func prepared(_ blocks: [Block], line: Int, lineOf: (Int) -> Int) -> [Block] {
    var result: [Block] = []
    for block in blocks { result.append(prepared(block, line: line, lineOf: lineOf)) }
    return result
  }

  /// Code as it stood in the notebook, texts cut at their placeholders, raw HTML refused.
  private mutating func prepared(_ block: Block, line: Int, lineOf: (Int) -> Int) -> Block {
    switch block {
    case .code(var code):
      code.text = scanner.placeholders.restored(code.text)
      code.line = lineOf(code.line)
      return .code(code)
    case .html(let html):
      let restored = scanner.placeholders.restored(html)
      check(html: restored, line: line)
      return .html(restored)
    case .list(var list):
      var items: [[Block]] = []
      for item in list.items { items.append(prepared(item, line: line, lineOf: lineOf)) }
      list.items = items
      return .list(list)
    case .quote(let content): return .quote(prepared(content, line: line, lineOf: lineOf))
    default: return block.mapInlines { content in prepared(content, line: line) }
    }
  }

  private mutating func prepared(_ content: [Inline], line: Int) -> [Inline] {
    content.mapLeaves { leaf in
      switch leaf {
      case .text(let text):
        let pieces = Inline.splitting(text)
        for case .placeholder(let index) in pieces { parse(index) }
        return pieces
      case .code(let text): return [.code(scanner.placeholders.restored(text))]
      case .image(let alt, let source):
        return [.image(alt: scanner.placeholders.restored(alt), source: scanner.placeholders.restored(source))]
      case .html(let html):
        let restored = scanner.placeholders.restored(html)
        check(html: restored, line: line)
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
        try InlineExpression(parsing: placeholder.content.text, at: source.location(of: placeholder.content))
      }
      if let expression { parsed[index] = .expression(expression, placeholder.content) }
    case .references: parsed[index] = .references(placeholder.content)
    case .unterminated:
      problems.report(
        "'{{' has no end", hint: "close it with '}}' in the same paragraph, or write '\\{{'",
        at: source.location(of: placeholder.content))
    }
  }

  private func check(html: String, line: Int) {
    guard !allowsHTML, !html.isHTMLComment else { return }
    problems.report(
      "raw HTML in the notebook", hint: "write it as Markdown, or allow it with --allow-html",
      at: source.location(line: line, column: 1))
  }

  /// No label twice: labels name files.
  private func checkLabels(_ parts: [NotebookPart]) {
    var lines: [String: Int] = [:]
    func visit(_ parts: [NotebookPart]) {
      for part in parts {
        switch part {
        case .chart(let cell, _): visit(cell.options)
        case .table(let cell, _): visit(cell.options)
        case .when(_, let parts), .each(_, let parts): visit(parts)
        case .content: break
        }
      }
    }
    func visit(_ options: CellOptions) {
      if let first = lines[options.label] {
        problems.report(
          "repeated label '\(options.label)'", hint: "line \(first) has it already",
          at: source.location(line: options.line, column: 1))
      }
      lines[options.label] = lines[options.label] ?? options.line
    }
    visit(parts)
  }
}

extension String {
  /// Whether nothing but comments is in it.
  var isHTMLComment: Bool {
    var rest = trimmingSpaces
    while rest.hasPrefix("<!--") {
      guard let end = rest.dropFirst(4).firstRange(ofText: "-->") else { return true }
      rest = String(rest[end.upperBound...]).trimmingSpaces
    }
    return rest.isEmpty
  }
}

extension Substring {
  fileprivate func firstRange(ofText text: String) -> Range<Index>? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(text) { return index..<self.index(index, offsetBy: text.count) }
      index = self.index(after: index)
    }
    return nil
  }
}
