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
    case .references(let text): references(text, in: scope)
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
  private func references(_ text: SourceText, in scope: Scope) -> [UnnumberedInline] {
    let keys = text.text.split(separator: ";").map { String(String($0).trimmingSpaces.dropFirst()) }
    if keys.allSatisfy({ context.notebook.bibliography.entries[$0] != nil }) { return [.hole(.citation(keys))] }
    let targets = keys.compactMap { target($0, text, in: scope) }
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
  private func target(_ key: String, _ text: SourceText, in scope: Scope) -> Numbering.Target? {
    let parts = key.split(separator: ":", maxSplits: 1).map(String.init)
    if parts.count == 2 {
      var suffixes = scope.labelSuffixes
      while true {
        if let target = numbering.target(parts[0], ([parts[1]] + suffixes).joined(separator: "-")) { return target }
        if suffixes.isEmpty { break }
        suffixes.removeLast()
      }
    }
    context.problems.report(
      .unknownName(
        key, what: "reference", valid: numbering.names + context.notebook.bibliography.entries.keys.sorted(),
        kind: .badData,
        at: text.location(offset: text.text.firstOffset(of: key))))
    return nil
  }
}

extension String {
  /// The number of characters before the first occurrence of a text; 0 if there is none.
  fileprivate func firstOffset(of text: String) -> Int {
    indices.first { self[$0...].hasPrefix(text) }.map { distance(from: startIndex, to: $0) } ?? 0
  }
}
