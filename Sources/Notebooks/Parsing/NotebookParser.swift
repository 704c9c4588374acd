import Basics
import Documents

/// Turns the text of a notebook into its parts. It handles cells and directives; `TextPreparer` handles running text.
struct NotebookParser {
  /// The languages of fenced code that make it a cell.
  static let cells = ["chart", "table", "figure", "note"]

  private let load: Notebook.Loader
  let loadPicture: Notebook.PictureLoader
  private let hasFile: ((String) -> Bool)?
  let problems: ProblemList
  private var texts: TextPreparer
  private var flows = TextFlowFinder()
  /// The notebook and the files that are being included. The innermost is last.
  private var sources: [NotebookSource]
  private var includes = 0
  private var sectionNames = SectionNames()
  /// The number of pictures so far, from which pictures without a name get a label.
  var unnamedPictures = 0
  /// The size of the notebook and of everything that it has included so far, in bytes.
  private var size: Int
  /// All files that were read.
  private var files: [NotebookSource]

  init(
    _ source: NotebookSource, allowsHTML: Bool, load: @escaping Notebook.Loader,
    loadPicture: @escaping Notebook.PictureLoader, hasFile: ((String) -> Bool)?, problems: ProblemList
  ) {
    self.load = load
    self.loadPicture = loadPicture
    self.hasFile = hasFile
    self.problems = problems
    texts = TextPreparer(allowsHTML: allowsHTML, problems: problems)
    sources = [source]
    size = source.size
    files = [source]
  }

  var source: NotebookSource { sources[sources.count - 1] }

  mutating func notebook() -> Notebook {
    checkCharacters()
    let (frontMatter, bodyStart) = frontMatter()
    texts.macros = frontMatter.macros
    let title = inlines(frontMatter.title)
    let subtitle = inlines(frontMatter.subtitle)
    let date = inlines(frontMatter.date)
    let (header, footer) = (inlines(frontMatter.paper.header), inlines(frontMatter.paper.footer))
    let abstract = frontMatter.abstract.map { self.parts(of: $0) } ?? []
    let parts = self.parts(of: body(from: bodyStart))
    checkLabels(parts)
    sectionNames.check(problems)
    texts.checkFootnotes()
    let works = bibliography(frontMatter.bibliography, in: frontMatter.language)
    return Notebook(
      frontMatter: frontMatter, source: source, title: title, subtitle: subtitle, date: date, header: header,
      footer: footer, abstract: abstract, parts: parts, footnotes: texts.footnotes, placeholders: texts.placeholders,
      bibliography: works, files: files)
  }

  private func body(from line: Int) -> SourceText {
    source.text(source.lines.dropFirst(line).joined(separator: "\n"), line: line + 1)
  }

  private mutating func parts(of text: SourceText) -> [NotebookPart] {
    var builder = PartBuilder(problems: problems)
    add(text, to: &builder)
    return builder.finish()
  }

  private mutating func add(_ text: SourceText, to builder: inout PartBuilder) {
    for block in texts.blocks(of: text) { add(block.value, line: block.line, to: &builder) }
  }

  private mutating func add(_ block: NotebookBlock, line: Int, to builder: inout PartBuilder) {
    if case .paragraph(let content) = block {
      if case .image? = content.first {
        flows.addOther()
        if let part = picture(atLine: line) { builder.add(part, at: source.text(line: line)) }
        return
      }
      let flow = flows.addParagraph(line: line, in: source)
      return builder.add(.content(block, flow: flow), at: source.text(line: line))
    }
    if case .html(let html) = block, let directive = Directive(html, line: line, source: source),
      directive.kind != .include
    {
      flows.addDirective(line: line, in: source)
      return builder.add(directive)
    }
    let flow = flow(of: block, line: line)
    switch block {
    case .code(let code) where Self.cells.contains(code.language):
      if let part = cell(code.language, source.text(code.text, line: code.line)) {
        builder.add(part, at: source.text(line: line))
      }
    case .html(let html):
      if let directive = Directive(html, line: line, source: source) {
        include(directive.argument, in: &builder)
      } else if !html.isHTMLComment {
        builder.add(.content(block), at: source.text(line: line))
      } else if let misspelled = Directive.misspelled(html) {
        report(misspelled, at: source.text(line: line))
      }
    case .disclosure(let edge): builder.add(edge, at: source.text(line: line))
    case .heading(let heading):
      sectionNames.add(heading.level, heading.attributes, at: source.text(line: line))
      builder.add(.content(block), at: source.text(line: line))
    default: builder.add(.content(block, flow: flow), at: source.text(line: line))
    }
  }

  private mutating func flow(of block: NotebookBlock, line: Int) -> TextFlow? {
    switch block {
    case .list(let list): return flows.addList(start: list.start, count: list.items.count, line: line, in: source)
    case .table(let table):
      return flows.addTable(hasHead: !table.header.allSatisfy(\.isEmpty), columns: table.header.count)
    default:
      flows.addOther()
      return nil
    }
  }

  private func report(_ misspelled: (word: String, kind: Directive.Kind), at line: SourceText) {
    problems.report(
      "unknown directive '\(misspelled.word)'",
      hint: "did you mean '\(misspelled.kind)'? Begin a comment for people with other words", at: line.location())
  }

  private mutating func cell(_ kind: String, _ yaml: SourceText) -> NotebookPart? {
    switch kind {
    case "chart":
      guard let cell = ChartCell(yaml, problems: problems) else { return nil }
      return .chart(cell, caption: inlines(cell.options.caption))
    case "table":
      guard let cell = TableCell(yaml, problems: problems) else { return nil }
      let caption = inlines(cell.options.caption)
      return .table(cell, TableTexts(caption: caption, notes: cell.remarks.map { inlines($0.text) }))
    case "figure":
      guard let cell = FigureCell(yaml, problems: problems, picture: picture) else { return nil }
      return .figure(cell, caption: inlines(cell.options.caption))
    default: return note(yaml).map { .content(.note($0)) }
    }
  }

  static let noteFields = [
    OptionField("title", .text, "Its head; Note by default."),
    OptionField("text", .text, "What it says, in Markdown.", isRequired: true),
  ]

  /// Reads a `note` cell. Its two texts are Markdown, and the title is a single paragraph.
  private mutating func note(_ yaml: SourceText) -> NoteTemplate<NotebookHole>? {
    let reader = OptionReader(yaml, allowed: Self.noteFields.names, what: "option of a note", problems: problems)
    guard reader.isReadable, let text = reader.required("text", in: yaml.source.text(line: yaml.line - 1)) else {
      return nil
    }
    let title = reader.text("title").map { inlines($0) } ?? [NotebookInline.text("Note")]
    return .init(title: title, content: texts.blocks(of: text).map(\.value))
  }

  mutating func inlines(_ text: SourceText?) -> [NotebookInline] {
    guard let text else { return [] }
    return texts.paragraph(of: text)
  }

  /// Adds the parts of another file in place of the directive.
  private mutating func include(_ path: SourceText, in builder: inout PartBuilder) {
    guard includes <= Limit.includes.most, sources.count <= Limit.nesting.most else { return }
    let name = path.text.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
    guard !sources.contains(where: { $0.path == name }) else {
      problems.report("'\(path.text)' includes itself", at: path.location())
      return
    }
    includes += 1
    guard includes <= Limit.includes.most, sources.count < Limit.nesting.most else {
      let limit = includes > Limit.includes.most ? Limit.includes : .nesting
      return problems.report(limit.exceeded("the notebook", at: path.location()))
    }
    guard let text = loaded(path, what: "'include' needs a file", load: load) else { return }
    size += text.utf8.count
    guard size <= Limit.text.most else {
      return problems.report(Limit.text.exceeded("the notebook", at: path.location()))
    }
    sources.append(NotebookSource(text, path: name))
    files.append(source)
    checkCharacters()
    if source.lines.first?.trimmingSpaces == "---" {
      problems.report("an included file cannot have front matter", at: source.text(line: 1).location())
    } else {
      add(body(from: 0), to: &builder)
    }
    sources.removeLast()
  }

  private mutating func bibliography(_ paths: [SourceText], in language: DocumentLanguage) -> Bibliography {
    let sources = paths.compactMap { path in
      loaded(path, what: "'bibliography' needs a file", load: load).map { NotebookSource($0, path: path.text) }
    }
    files += sources
    return Bibliography(sources, in: language, problems: problems)
  }

  /// Returns what is in a file in the notebook's folder. Reports mistakes and returns nil.
  func loaded<Content>(
    _ path: SourceText, what: String, load: (String) throws(Diagnostic) -> Content
  ) -> Content? {
    guard !path.text.isEmpty else {
      problems.report(what, at: path.location())
      return nil
    }
    guard !path.text.hasPrefix("/"), !path.text.split(separator: "/").contains("..") else {
      problems.report(
        "'\(path.text)' is outside the notebook's folder", hint: "use a file in it", at: path.location())
      return nil
    }
    return problems.attempt { () throws(Diagnostic) in
      do throws(Diagnostic) {
        return try load(path.text)
      } catch {
        throw path.place(error)
      }
    }
  }

  private func checkCharacters() {
    ForeignSyntax(problems: problems, hasFile: hasFile).check(source)
    for (index, line) in source.lines.enumerated() {
      guard let offset = Array(line.unicodeScalars).firstIndex(where: Placeholder.isReserved)
      else { continue }
      problems.report(
        Placeholder.refusal,
        at: source.text(line: index + 1, column: offset + 1).location())
    }
  }

  /// Returns the front matter, and the number of lines that it takes.
  private func frontMatter() -> (FrontMatter, Int) {
    guard source.lines.first?.trimmingSpaces == "---" else { return (FrontMatter(), 0) }
    guard let end = source.lines.dropFirst().firstIndex(where: { $0.trimmingSpaces == "---" }) else {
      problems.report(
        "the front matter has no end", hint: "close it with a line '---'", at: source.text(line: 1).location())
      return (FrontMatter(), source.lines.count)
    }
    let yaml = source.text(source.lines[1..<end].joined(separator: "\n"), line: 2)
    return (FrontMatter(yaml, problems: problems), end + 1)
  }
}
