import Analysis
import Basics
import Documents
import Graphics
import Tables

extension Notebook {
  /// Evaluates the notebook with data.
  ///
  /// - Parameters:
  ///   - sources: The tables by name. Inline values come from `results`.
  ///   - options: The settings of the command line.
  ///   - measurer: Measures the texts of figures.
  /// - Throws: All mistakes that are found with the data, in the order of the file, unless the options are lenient.
  package func evaluate(
    sources: [String: Table], options: ReportOptions, measurer: any TextMeasurer
  ) throws(DiagnosticList) -> Report {
    let problems = ProblemList()
    let context = EvaluationContext(
      self, columns: Set(sources.values.flatMap(\.columnNames)), options: options, measurer: measurer,
      problems: problems)
    let language = frontMatter.language
    var report = Punctuation.$current.withValue(language.punctuation) {
      NotebookEvaluator(context: context).report(sources: sources)
    }
    report.write(in: frontMatter.paper.language)
    if !options.isLenient { try problems.throwIfAny() }
    report.problems = problems.list
    report.values = context.values.list
    return report
  }
}

/// Evaluates a notebook: expands conditions and repetitions, numbers the remaining parts, and computes them.
struct NotebookEvaluator {
  let context: EvaluationContext

  private var notebook: Notebook { context.notebook }
  private var problems: ProblemList { context.problems }

  func report(sources: [String: Table]) -> Report {
    // The title and the footnotes can use the names that the text defines outside all parts.
    var scope = ScopeBuilder(context: context).scope(sources: sources).withNumbers(context.aggregation())
    let instances = PartExpansion(context: context).instances(of: notebook.parts, in: &scope)
    checkLabels(instances)
    var numbering = Numbering(isNumbered: context.frontMatter.numbersSections, in: context.frontMatter.language)
    for instance in instances { number(instance, in: &numbering) }
    let texts = TextEvaluator(context: context, numbering: numbering)
    return finished(evaluated(instances, texts), texts, scope)
  }

  /// Returns the report of all parts in order, with the numbers of footnotes and citations. All cited works must be
  /// known before the first citation can be written, so a document with citations is assembled twice.
  private func finished(_ parts: [EvaluatedPart], _ texts: TextEvaluator, _ scope: Scope) -> Report {
    let head = ReportAssembly.Head(
      title: texts.inlines(notebook.title, in: scope), subtitle: texts.inlines(notebook.subtitle, in: scope),
      abstract: abstract(texts, scope), header: texts.inlines(notebook.header, in: scope),
      footer: texts.inlines(notebook.footer, in: scope))
    func assembled(_ labels: CitationLabels) -> ReportAssembly {
      var assembly = ReportAssembly(notebook, texts.numbering, labels: labels)
      assembly.add(head)
      for part in parts { assembly.add(part) }
      assembly.addNotes { texts.blocks($0, in: scope) }
      return assembly
    }
    var assembly = assembled(.none)
    if !assembly.citations.isEmpty {
      assembly = assembled(notebook.bibliography.labels(of: assembly.citations, notebook.frontMatter.citationStyle))
    }
    var report = assembly.report
    report.warnings += context.values.withoutInterval.map {
      ("line \($0.line)", "'\($0.expression)' has too few values for an interval")
    }
    let date = UnnumberedInline.plainText(of: texts.inlines(notebook.date, in: scope))
    report.document.date = date.isEmpty ? context.options.day.map(context.frontMatter.language.day) ?? "" : date
    // A link can lead to a part that could not be made. That mistake is reported already.
    if problems.list.diagnostics.isEmpty {
      report.document = LinkResolver(report.document, of: notebook.source, problems: problems).resolved(report.document)
    }
    return report
  }

  /// Reports labels that occur twice, because they name files. Values that differ only in case make the same label.
  private func checkLabels(_ instances: [PartExpansion.Instance]) {
    var labels: Set<String> = []
    for instance in instances {
      guard let options = instance.part.cell, !labels.insert(instance.scope.label(options.label)).inserted else {
        continue
      }
      problems.report(
        "repeated label '\(instance.scope.label(options.label))'",
        hint: "two values of 'each' give this label; they must differ in letters or digits",
        at: options.fence.location())
    }
  }

  private func number(_ instance: PartExpansion.Instance, in numbering: inout Numbering) {
    switch instance.part {
    case .content(.heading(let heading), _):
      let content = TextEvaluator(context: context, numbering: numbering).inlines(heading.content, in: instance.scope)
      var attributes = heading.attributes
      attributes.name = attributes.name.map(instance.scope.label)
      numbering.add(heading: heading.level, title: UnnumberedInline.plainText(of: content), attributes)
    case .chart(let cell, _) where cell.options.isShown: numbering.addFigure(instance.scope.label(cell.options.label))
    case .table(let cell, _) where cell.options.isShown: numbering.addTable(instance.scope.label(cell.options.label))
    case .figure(let cell, _) where cell.options.isShown && cell.isNumbered:
      numbering.addFigure(instance.scope.label(cell.options.label), panels: cell.panels.count)
    case .content(let block, _): addEquations(of: block, in: instance.scope, to: &numbering)
    default: break
    }
  }

  private func addEquations(of block: NotebookBlock, in scope: Scope, to numbering: inout Numbering) {
    for template in block.equations.compactMap({ notebook.formula(of: $0) }) {
      guard let label = template.label else { continue }
      guard !numbering.addEquation(scope.label(label.text), tag: template.tag) else { continue }
      problems.report(
        "repeated label 'eq:\(label.text)'", hint: "each numbered formula has a label of its own", at: label.location())
    }
  }

  private func abstract(_ texts: TextEvaluator, _ scope: Scope) -> [UnnumberedBlock] {
    var scope = scope
    let instances = PartExpansion(context: context).instances(of: notebook.abstract, in: &scope)
    let parts: [(TextFlow?, EvaluatedPart)] = instances.compactMap { instance in
      guard case .content(let block, let flow) = instance.part else { return nil }
      return (flow, .block(block.mapTexts { texts.inlines($0, in: instance.scope) }))
    }
    return TextFlow.joined(parts).compactMap { part in
      if case .block(let block) = part { block } else { nil }
    }
  }

  /// Evaluates the parts in parallel. Only the colours of charts are chosen one by one, in the order of the report.
  private func evaluated(_ instances: [PartExpansion.Instance], _ texts: TextEvaluator) -> [EvaluatedPart] {
    var steps = instances.concurrentMap { begun($0, texts) }
    var binding = ColorBinding()
    for index in steps.indices {
      guard case .chart(var prepared, let cell, let caption) = steps[index], let series = prepared.chart.series else {
        continue
      }
      prepared.chart = prepared.chart.colored(by: binding.places(of: series))
      steps[index] = .chart(prepared, cell, caption: caption)
    }
    let widths = PanelWidths(instances, context.options.venue)
    var parts = Array(zip(instances, steps)).concurrentMap { instance, step in
      switch step {
      case .done(let part): part
      case .chart(let chart, let cell, let caption): figure(chart, cell, caption, in: instance.scope, texts, widths)
      }
    }
    compose(instances, &parts, texts)
    return TextFlow.joined(zip(instances, parts).map { (flow: $0.flow, part: $1) })
  }

  /// Composes the figures with several panels, after all charts are drawn.
  private func compose(_ instances: [PartExpansion.Instance], _ parts: inout [EvaluatedPart], _ texts: TextEvaluator) {
    let drawn = parts.compactMap { part in if case .figure(let chart, _) = part { chart } else { nil } }
    let charts = Dictionary(drawn.map { ($0.content.label, $0) }) { first, _ in first }
    for (index, instance) in instances.enumerated() {
      guard case .figure(let cell, let caption) = instance.part else { continue }
      let scope = instance.scope
      let figure = attempt(cell.options) { () throws(Diagnostic) in
        let number = cell.isNumbered ? texts.numbering.number(ofFigure: scope.label(cell.options.label)) : nil
        var figure = try FigureComposer(cell: cell, context: context, charts: charts, scope: scope).figure(
          number: number)
        figure.take(caption: texts.inlines(caption, in: scope), of: cell)
        return figure
      }
      parts[index] = figure.map { .figure($0, isShown: cell.options.isShown) } ?? .nothing
    }
  }

  /// A finished part, or a chart that has no colours yet.
  private enum Step: Sendable {
    case done(EvaluatedPart)
    case chart(ChartEvaluator.Prepared, ChartCell, caption: [NotebookInline])
  }

  private func figure(
    _ chart: ChartEvaluator.Prepared, _ cell: ChartCell, _ caption: [NotebookInline], in scope: Scope,
    _ texts: TextEvaluator, _ widths: PanelWidths
  ) -> EvaluatedPart {
    let label = scope.label(cell.options.label)
    let figure = attempt(cell.options) { () throws(Diagnostic) in
      try chart.figure(
        caption: texts.inlines(caption, in: scope), number: texts.numbering.number(ofFigure: label),
        panel: cell.options.isShown ? nil : widths[label])
    }
    return figure.map { .figure($0, isShown: cell.options.isShown) } ?? .nothing
  }

  private func begun(_ instance: PartExpansion.Instance, _ texts: TextEvaluator) -> Step {
    let scope = instance.scope
    if let source = instance.part.cell?.source, scope.failed.contains(source.text) { return .done(.nothing) }
    switch instance.part {
    case .content(let block, _):
      let block = block.mapTexts { texts.inlines($0, in: scope) }
      return .done(.block(block.mapEquations { texts.numbering.numbered($0, in: scope) }))
    case .chart(let cell, let caption):
      let chart = attempt(cell.options) { () throws(Diagnostic) in
        try ChartEvaluator(context: context, cell: cell, scope: scope).prepared()
      }
      return chart.map { .chart($0, cell, caption: caption) } ?? .done(.nothing)
    case .table(var cell, let words):
      cell.totals = cell.totals.map { $0.written(in: context.frontMatter.language) }
      let table = attempt(cell.options) { () throws(Diagnostic) in
        try TableEvaluator(context: context, cell: cell, scope: scope)
          .table(
            caption: texts.inlines(words.caption, in: scope), notes: words.notes.map { texts.inlines($0, in: scope) },
            number: texts.numbering.number(ofTable: scope.label(cell.options.label)))
      }
      return .done(table.map { .table($0, isShown: cell.options.isShown) } ?? .nothing)
    // A figure is composed later, when its panels are drawn.
    case .figure: return .done(.nothing)
    case .alternatives, .each, .definition: preconditionFailure("a part that was not expanded")
    }
  }

  /// Returns the result of `body`. If it throws, reports the error, at the cell unless it has its own place.
  private func attempt<Value>(_ cell: CellOptions, _ body: () throws(Diagnostic) -> Value) -> Value? {
    problems.attempt { () throws(Diagnostic) in
      do throws(Diagnostic) {
        return try body()
      } catch {
        throw cell.fence.place(error)
      }
    }
  }
}
