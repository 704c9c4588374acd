import Analysis
import Basics
import Documents
import Tables

/// Fills the placeholders of a text with values and references.
struct TextEvaluator {
  let context: EvaluationContext
  let numbering: Numbering

  func blocks(_ blocks: [NotebookBlock], in scope: Scope) -> [UnnumberedBlock] {
    blocks.mapTexts { inlines($0, in: scope) }
  }

  func inlines(_ content: [NotebookInline], in scope: Scope) -> [UnnumberedInline] {
    content.filled { hole in
      switch hole {
      case .placeholder(let index): filling(context.notebook.placeholders[index], in: scope)
      case .note(let call): [.hole(call)]
      }
    }
  }

  private func filling(_ placeholder: ParsedPlaceholder, in scope: Scope) -> [UnnumberedInline] {
    switch placeholder {
    case .expression(let expression, let text): [value(of: expression, text, in: scope)]
    case .formula(let template): formula(template, in: scope)
    case .references(let references, let isInText): links(to: references, inText: isInText, in: scope)
    case .none: []
    }
  }

  private func value(of inline: InlineExpression, _ text: SourceText, in scope: Scope) -> UnnumberedInline {
    let value = context.problems.attempt { () throws(Diagnostic) in try shown(inline, text, in: scope) } ?? ""
    let content = context.holdsFormulas(inline.expression) ? context.marked(value) : value
    return inline.writer.isBold ? .strong([.text(content)]) : .text(content)
  }

  private func formula(_ template: FormulaTemplate, in scope: Scope) -> [UnnumberedInline] {
    let formula = context.problems.attempt { () throws(Diagnostic) in
      try template.formula { expression, text throws(Diagnostic) in try shown(expression, text, in: scope) }
    }
    return formula.map { [.formula($0)] } ?? []
  }

  private func shown(
    _ inline: InlineExpression, _ text: SourceText, in scope: Scope
  ) throws(Diagnostic) -> String {
    do throws(Diagnostic) {
      let value = try scope.value(of: inline.expression, withInterval: inline.writer.showsInterval)
      let shown = inline.writer.writing(notation(of: inline.expression, in: scope)).text(value)
      try Limit.characters.check(shown.utf8.count, "the value")
      context.values.add(
        shown, of: text, in: scope.labelSuffixes.joined(separator: "-"),
        lacksInterval: inline.writer.showsInterval && Self.lacksInterval(value, inline.expression))
      return shown
    } catch {
      throw text.place(error)
    }
  }

  private func notation(of expression: Expression, in scope: Scope) -> NumberNotation {
    scope.sources[expression.onlyCall?.source ?? "results"].map(expression.notation) ?? .plain
  }

  /// Returns true for a statistic of too few values for an interval.
  private static func lacksInterval(_ value: Value, _ expression: Expression) -> Bool {
    guard case .estimate(let estimate) = value, expression.onlyCall?.reducer.hasInterval == true else { return false }
    return estimate.value != nil && estimate.interval == nil
  }

  /// Returns the references or citations: `[@key]` cites a work, and `[@fig:a]` becomes "Figure 1".
  private func links(to references: [Reference], inText: Bool, in scope: Scope) -> [UnnumberedInline] {
    let bibliography = context.notebook.bibliography
    let works = references.filter { bibliography.entries[$0.text.text] != nil }
    guard works.count == references.count else {
      if let work = works.first, references.contains(where: { $0.kind != nil }) {
        context.problems.report(
          "a work and a part of the report in one reference", hint: "write each in brackets of its own",
          at: work.text.location())
      }
      return links(to: references, in: scope)
    }
    for work in works { bibliography.problems(of: work.text.text).forEach(context.problems.report) }
    let cited = works.map {
      CitedWork(key: $0.text.text, prefix: $0.prefix, locator: $0.locator, isBare: $0.isBare, isInText: inText)
    }
    return [.hole(.citation(cited, inText: inText))]
  }

  /// Returns references to parts, with each number as a link: `[@fig:a; @fig:b; @tab:c]` becomes "Figures 1 and 2 and
  /// Table 1", and `[Fig. @fig:a, left]` becomes "Fig. 1, left".
  private func links(to references: [Reference], in scope: Scope) -> [UnnumberedInline] {
    let found = references.compactMap { reference in
      target(of: reference, in: scope).map { FoundReference(reference: reference, target: $0) }
    }
    let runs = found.reduce(into: [[FoundReference]]()) { runs, next in
      if let last = runs.last?.last, next.continues(last) {
        runs[runs.count - 1].append(next)
      } else {
        runs.append([next])
      }
    }
    return joined(runs.map { run in joined(run.enumerated().map { $1.inlines(isFirst: $0 == 0, of: run.count) }) })
  }

  /// Returns items as `a, b and c`.
  private func joined(_ items: [[UnnumberedInline]]) -> [UnnumberedInline] {
    items.enumerated().flatMap { index, item -> [UnnumberedInline] in
      guard index > 0 else { return item }
      let and = " \(context.frontMatter.language.punctuation.and) "
      return [.text(index + 1 == items.count ? and : ", ")] + item
    }
  }

  private func check(_ panel: String, of reference: Reference, _ label: String) {
    let panels = numbering.panels(ofFigure: label)
    guard !panels.contains(panel) else { return }
    context.problems.report(
      "'\(label)' has no panel (\(panel))",
      hint: panels.isEmpty ? "it is one picture" : "its panels are \(panels.map { "(\($0))" }.joined(separator: ", "))",
      at: reference.text.location())
  }

  /// Returns the target of a reference. Inside `each`, a label first means the one of the same value.
  private func target(of reference: Reference, in scope: Scope) -> Numbering.Target? {
    if let kind = reference.kind {
      for count in (0...scope.labelSuffixes.count).reversed() {
        let label = ([reference.label] + scope.labelSuffixes.prefix(count)).joined(separator: "-")
        guard let target = numbering.target(kind, label) else { continue }
        if kind == .figure, let panel = reference.panel { check(panel, of: reference, label) }
        return target
      }
    }
    context.problems.report(
      .unknownName(
        reference.text.text, what: "reference", valid: numbering.names + context.notebook.bibliography.keys,
        kind: .badData, advice: "'\\@' is a plain sign", at: reference.text.location()))
    return nil
  }
}
