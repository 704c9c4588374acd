import Documents

/// Assembles the parts of a report in the order of the document, in which footnotes and citations are numbered.
struct ReportAssembly {
  var report: Report
  private var notes: NoteNumbering
  private var numbering: Numbering
  /// The captions of figures that the document does not show, with their indices in `report.figures`. Calls in these
  /// captions are numbered after all calls that a reader sees.
  private var hiddenFigures: [(place: Int, caption: [UnnumberedInline])] = []
  private var hiddenTables: [(place: Int, texts: TableWords)] = []

  /// The keys of the works that were cited so far, in the order of the document.
  var citations: [String] { notes.citations }

  init(_ notebook: Notebook, _ numbering: Numbering, labels: CitationLabels) {
    let paper = notebook.frontMatter.paper
    report = Report(document: Document(authors: paper.authors, blocks: []))
    report.document.keywords = paper.keywords
    report.document.hasContents = paper.hasContents
    report.document.numbersLines = paper.numbersLines
    notes = NoteNumbering(notebook, labels: labels)
    self.numbering = numbering
    self.numbering.restart()
  }

  /// The texts before the parts, and on each page.
  struct Head {
    var title: [UnnumberedInline]
    var subtitle: [UnnumberedInline]
    var abstract: [UnnumberedBlock]
    var header: [UnnumberedInline]
    var footer: [UnnumberedInline]
  }

  mutating func add(_ head: Head) {
    report.document.title = notes.inlines(head.title)
    report.document.subtitle = notes.inlines(head.subtitle)
    report.document.abstract = notes.blocks(head.abstract)
    report.document.header = notes.inlines(head.header)
    report.document.footer = notes.inlines(head.footer)
  }

  mutating func add(_ part: EvaluatedPart) {
    switch part {
    case .block(.heading(let heading)): add(.heading(numbering.next(heading)))
    case .block(let block): add(block)
    case .figure(let computed, let isShown): add(computed, isShown: isShown)
    case .table(let computed, let isShown): add(computed, isShown: isShown)
    case .nothing: break
    }
  }

  /// Adds the footnotes that were called and the list of cited works. Call it after all parts were added.
  mutating func addNotes(_ evaluate: ([NotebookBlock]) -> [UnnumberedBlock]) {
    for (place, caption) in hiddenFigures { report.figures[place].caption = notes.inlines(caption) }
    for (place, texts) in hiddenTables { report.tables[place] = written(texts, into: report.tables[place]) }
    report.document.footnotes = notes.calledFootnotes(evaluate)
    report.document.insert(references: notes.references)
    report.document.works = notes.works
  }

  private mutating func add(_ computed: EvaluatedPart.Computed<Figure>, isShown: Bool) {
    var figure = computed.content
    if isShown {
      figure.caption = notes.inlines(computed.caption)
      report.document.blocks.append(.figure(figure))
    } else {
      hiddenFigures.append((report.figures.count, computed.caption))
    }
    report.figures.append(figure)
    if computed.isWidened { report.widened.append(figure.label) }
    if !computed.data.columns.isEmpty { report.data[figure.label] = computed.data }
    report.warnings += computed.warnings.map { (figure.label, $0) }
  }

  private mutating func add(_ computed: EvaluatedPart.Computed<TableBlock>, isShown: Bool) {
    var table = computed.content
    let texts = TableWords(caption: computed.caption, notes: computed.notes)
    if isShown {
      table = written(texts, into: table)
      report.document.blocks.append(.table(table))
    } else {
      hiddenTables.append((report.tables.count, texts))
    }
    report.tables.append(table)
    guard let label = table.label else { return }
    report.data[label] = computed.data
    report.warnings += computed.warnings.map { (label, $0) }
  }

  private struct TableWords {
    var caption: [UnnumberedInline]
    var notes: [[UnnumberedInline]]
  }

  private mutating func written(_ texts: TableWords, into table: TableBlock) -> TableBlock {
    var table = table
    table.caption = notes.inlines(texts.caption)
    for (index, content) in texts.notes.enumerated() where table.notes.indices.contains(index) {
      table.notes[index].content = notes.inlines(content)
    }
    return table
  }

  private mutating func add(_ block: UnnumberedBlock) { report.document.blocks.append(notes.block(block)) }
}
