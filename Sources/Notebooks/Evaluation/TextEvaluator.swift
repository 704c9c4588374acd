import Analysis
import Basics
import Documents

/// Puts values and references where the placeholders of a text are.
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
    case .references(let references): links(to: references, in: scope)
    case .none: []
    }
  }

  private func value(of inline: InlineExpression, _ text: SourceText, in scope: Scope) -> UnnumberedInline {
    let value = context.problems.attempt { () throws(Diagnostic) in
      do throws(Diagnostic) {
        return try scope.value(of: inline.expression, withInterval: inline.writer.showsInterval)
      } catch {
        throw text.place(error)
      }
    }
    return .text(value.map(inline.writer.text) ?? "")
  }

  /// `[@fig:a]` is Figure 1, `[@fig:a; @fig:b]` Figures 1 and 2, each number a link; `[@key]` cites a work.
  private func links(to references: [Reference], in scope: Scope) -> [UnnumberedInline] {
    let keys = references.map(\.text.text)
    if keys.allSatisfy({ context.notebook.bibliography.entries[$0] != nil }) { return [.hole(.citation(keys))] }
    let targets = references.compactMap { target(of: $0, in: scope) }
    guard let first = targets.first else { return [] }
    let word = targets.count > 1 && !first.word.isEmpty ? first.word + "s" : first.word
    var result: [UnnumberedInline] = []
    for (index, target) in targets.enumerated() {
      if index > 0 { result.append(.text(index + 1 == targets.count ? " and " : ", ")) }
      let name = index == 0 && !word.isEmpty ? "\(word)\u{A0}\(target.number)" : target.number
      result.append(.link([.text(name)], to: .anchor(target.anchor)))
    }
    return result
  }

  /// A label inside `each` means the one of the same value before any other.
  private func target(of reference: Reference, in scope: Scope) -> Numbering.Target? {
    if let kind = reference.kind {
      for count in (0...scope.labelSuffixes.count).reversed() {
        let label = ([reference.label] + scope.labelSuffixes.prefix(count)).joined(separator: "-")
        if let target = numbering.target(kind, label) { return target }
      }
    }
    context.problems.report(
      .unknownName(
        reference.text.text, what: "reference",
        valid: numbering.names + context.notebook.bibliography.entries.keys.sorted(), kind: .badData,
        at: reference.text.location()))
    return nil
  }
}
