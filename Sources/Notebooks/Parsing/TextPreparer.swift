import Analysis
import Basics
import Documents
import Formulas

/// Prepares the Markdown of a notebook. Code is kept as written, texts are split at their placeholders and these
/// parsed, and raw HTML is refused unless it is allowed.
struct TextPreparer {
  let allowsHTML: Bool
  let problems: ProblemList
  private(set) var scanner = PlaceholderScanner()
  /// The TeX macros of the front matter.
  var macros = FormulaMacros.none
  private(set) var parsed: [Int: ParsedPlaceholder] = [:]
  private var met: Set<Int> = []
  /// The footnotes of all texts. `NoteCall.footnote(n)` refers to `footnotes[n - 1]`.
  private(set) var footnotes: [[NotebookBlock]] = []
  private var names = FootnoteNames()

  init(allowsHTML: Bool, problems: ProblemList) {
    self.allowsHTML = allowsHTML
    self.problems = problems
  }

  /// The parsed contents of placeholders, by their index.
  var placeholders: [ParsedPlaceholder] {
    scanner.placeholders.indices.map { parsed[$0] ?? .none }
  }

  /// Returns the blocks of a piece of Markdown, with the line numbers of its file.
  mutating func blocks(of text: SourceText) -> [MarkdownReader.Located<NotebookBlock>] {
    let lines = text.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let scanned = DividedTables.mended(
      scanner.scan(lines, firstLine: text.line, column: text.column, of: text.source))
    let supplement = names.supplement(scanned, problems)
    footnotes += (footnotes.count..<names.count).map { _ in [] }
    let placeholders = scanner.placeholders
    let result = MarkdownReader.read(scanned.text + supplement.text, original: placeholders.restored)
    let indices = result.footnotes.map { footnote in
      (scanned.definitions[footnote.line] ?? supplement.labels[footnote.line]).flatMap(names.index) ?? 0
    }
    var place = Place(source: text.source, lines: scanned.lineNumbers, line: text.line, footnotes: indices)
    report(result, place)
    var blocks: [MarkdownReader.Located<NotebookBlock>] = []
    for block in result.blocks where block.line < supplement.line {
      place.line = place.line(ofParsed: block.line)
      blocks += prepared(block.value, place).map { .init(value: $0, line: place.line) }
    }
    for (index, footnote) in zip(indices, result.footnotes) where footnote.line < supplement.line {
      place.line = place.line(ofParsed: footnote.line)
      footnotes[index] = prepared(footnote.value, place)
    }
    return blocks
  }

  /// Reports the parts of a text that a document cannot hold.
  private func report(_ result: MarkdownReader.Result, _ place: Place) {
    func location(_ line: Int) -> SourceLocation { place.source.text(line: place.line(ofParsed: line)).location() }
    if let line = result.tooDeepLine { problems.report(Limit.nesting.exceeded("the text", at: location(line))) }
    for address in result.refusedAddresses {
      problems.report("no link may lead to '\(address.value)'", hint: Address.rule, at: location(address.line))
    }
    for address in result.computedAddresses where address.value.firstRange(of: "{{") != nil {
      problems.report(
        "no value can stand in the address of a link: '\(address.value)'",
        hint: "write the whole address, or one link for each value under <!-- when … -->", at: location(address.line))
    }
    for cell in result.surplusCells {
      problems.report(
        "this row has more cells than the table has columns: '\(cell.value)' would be lost",
        hint: "give the head and the line below it one more cell, or write \\| for a sign that divides no cells",
        at: location(cell.line))
    }
  }

  /// Reports undefined and uncalled footnotes. Valid only after all texts were prepared.
  func checkFootnotes() { names.check(problems) }

  /// Returns a text of one paragraph, such as a caption. A number or sign at its start begins no list or heading.
  mutating func paragraph(of text: SourceText) -> [NotebookInline] {
    var plain = text
    if case .paragraph? = MarkdownReader.read(text.text).blocks.first?.value {} else { plain.text = text.text.asText }
    let blocks = blocks(of: plain)
    guard let first = blocks.first else { return [] }
    guard blocks.count == 1, case .paragraph(let content) = first.value else {
      problems.report("expected one paragraph of text", at: text.location())
      return []
    }
    return content
  }

  private mutating func prepared(_ blocks: [Block], _ place: Place) -> [NotebookBlock] {
    var result: [NotebookBlock] = []
    for block in blocks { result += prepared(block, place) }
    return result
  }

  private mutating func prepared(_ block: Block, _ place: Place) -> [NotebookBlock] {
    switch block {
    case .code(let code) where code.language == "math": return fencedFormula(code, place)
    case .code(let code): return [.code(prepared(code, place))]
    // An empty image marks the place. The notebook parser makes the figure from the lines of the file.
    case .paragraph(let content) where !place.isNested && content.isPicture:
      return [.paragraph([.image(alt: "", source: "")])]
    case .paragraph(let content):
      let content = prepared(content, place)
      return divided(content)
    case .html(let html): return prepared(html: html, place)
    case .list(let list):
      var items: [[NotebookBlock]] = []
      for item in list.items { items.append(nested(item, place)) }
      return [.list(.init(start: list.start, isTight: list.isTight, items: items, tasks: list.tasks))]
    case .quote(let content): return [.quote(nested(content, place))]
    case .note(let note): return [.note(.init(kind: note.kind, content: nested(note.content, place)))]
    case .heading(var heading) where !place.isNested:
      (heading.content, heading.attributes) = heading.content.dividedAtBraces
      return [BlockTemplate.heading(heading).mapTexts { content in prepared(content, place) }]
    case .heading, .table, .figure, .equation, .disclosure, .rule:
      return [block.mapTexts { content in prepared(content, place) }]
    }
  }

  /// Prepares blocks inside another one. A `<details>` inside must also end inside.
  private mutating func nested(_ blocks: [Block], _ place: Place) -> [NotebookBlock] {
    let result = prepared(blocks, place.nested)
    if let problem = DisclosureBalance.problem(in: result) { problems.report(problem, at: place.location) }
    return result
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
    var folder = InlineFolder()
    for inline in content {
      if case .html(let html) = inline {
        add(html: scanner.placeholders.restored(html), to: &folder, place)
      } else {
        folder.add(prepared(inline, place))
      }
    }
    let result = folder.finish()
    for problem in folder.problems { problems.report(problem, hint: "write both tags in one text", at: place.location) }
    return result
  }

  private mutating func prepared(_ inline: Inline, _ place: Place) -> [NotebookInline] {
    switch inline {
    case .text(let text): return pieces(of: text, place)
    case .code(let text): return [.code(scanner.placeholders.restored(text))]
    case .emphasis(let content): return [.emphasis(prepared(content, place))]
    case .strong(let content): return [.strong(prepared(content, place))]
    case .strikethrough(let content): return [.strikethrough(prepared(content, place))]
    case .span(let span, let content): return [.span(span, prepared(content, place))]
    case .citation(_, let shown): return prepared(shown, place)
    case .link(let content, let destination): return [.link(prepared(content, place), to: destination)]
    case .image(let alt, let source):
      problems.report(
        "a picture can only stand alone in its paragraph",
        hint: "put blank lines above and below it, or link to the file: [text](file.png)",
        at: place.location(of: "!["))
      return [.image(alt: scanner.placeholders.restored(alt), source: source)]
    case .formula(let formula): return [.formula(formula)]
    case .footnote(let number, _):
      let isKnown = place.footnotes.indices.contains(number - 1)
      return isKnown ? [.hole(.note(.footnote(place.footnotes[number - 1] + 1)))] : []
    case .softBreak: return [.softBreak]
    case .lineBreak: return [.lineBreak]
    case .noteMark, .html: return []
    }
  }

  /// Adds a formula that has no mark in the text, such as fenced code.
  ///
  /// - Returns: The index of its placeholder.
  mutating func add(_ template: FormulaTemplate) -> Int {
    let index = scanner.add(template.placeholder)
    parsed[index] = .formula(template)
    return index
  }

  /// Splits a text at its placeholders, and parses them.
  private mutating func pieces(of text: String, _ place: Place) -> [NotebookInline] {
    var result: [NotebookInline] = []
    for piece in Placeholder.pieces(of: text) {
      switch piece {
      case .text(let text): result.append(.text(text))
      // Each mark occurs once. The author must have written a second one.
      case .mark(let index) where scanner.placeholders.indices.contains(index) && met.insert(index).inserted:
        parse(index)
        result.append(.hole(.placeholder(index)))
      case .mark, .stray: problems.report(Placeholder.refusal, at: place.location)
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
    case .references, .referenceInText:
      let references = problems.attempt { () throws(Diagnostic) in try Reference.list(placeholder.content) }
      parsed[index] = references.map { .references($0, inText: placeholder.kind == .referenceInText) }
    case .formula, .displayedFormula: parsed[index] = formula(placeholder).map { .formula($0) }
    case .unterminatedFormula:
      problems.report(
        "'$$' has no end", hint: "close it with '$$' in the same paragraph, or write '\\$\\$'",
        at: placeholder.content.location())
    case .unterminated:
      problems.report(
        "'{{' has no end", hint: "close it with '}}' in the same paragraph, or write '\\{{'",
        at: placeholder.content.location())
    }
  }
}

extension [Inline] {
  /// True for one picture, with nothing behind it but attributes.
  fileprivate var isPicture: Bool {
    guard case .image? = first else { return false }
    return Inline.plainText(of: Array(dropFirst())).trimmingSpaces.utf8.first.map { $0 == UInt8(ascii: "{") } ?? true
  }
}
