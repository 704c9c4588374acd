import Basics
import Documents
import Formulas

/// The formulas of a text.
extension TextPreparer {
  /// Returns the formula of a placeholder. Reports a mistake in it and returns nil.
  func formula(_ placeholder: Placeholder) -> FormulaTemplate? {
    guard let source = placeholder.formula else { return nil }
    return formula(source, isDisplayed: placeholder.kind == .displayedFormula, label: placeholder.label)
  }

  private func formula(_ source: FormulaSource, isDisplayed: Bool, label: SourceText?) -> FormulaTemplate? {
    let name = label.flatMap(FormulaLabel.name)
    if let label, name == nil {
      problems.report(
        "'\(label.text)' is no label of a formula", hint: "write {#eq:name}, with letters, digits, '-' and '_'",
        at: label.location())
    }
    return problems.attempt { () throws(Diagnostic) in
      try FormulaTemplate(source, isDisplayed: isDisplayed, label: name, macros: macros)
    }
  }

  /// Returns the displayed formula in fenced code with the language `math`.
  mutating func fencedFormula(_ code: CodeBlock, _ place: Place) -> [NotebookBlock] {
    let line = place.line(ofParsed: code.line)
    let text = code.text.utf8.last == UInt8(ascii: "\n") ? String(code.text.unicodeScalars.dropLast()) : code.text
    let fence = place.source.lines.indices.contains(line - 2) ? Array(place.source.lines[line - 2].unicodeScalars) : []
    let label = fence.firstIndex(of: "{").flatMap { FormulaLabel.range(in: fence, from: $0) }.map { range in
      place.source.text(String(scalars: fence[range]), line: line - 1, column: range.lowerBound + 1)
    }
    let source = FormulaSource(fenced: text, line: line, of: place.source)
    guard let template = formula(source, isDisplayed: true, label: label) else { return [] }
    return [.equation(.init(content: [.hole(.placeholder(add(template)))], label: template.label?.text))]
  }

  /// Splits a paragraph at its displayed formulas.
  func divided(_ content: [NotebookInline]) -> [NotebookBlock] {
    var blocks: [NotebookBlock] = []
    var run: [NotebookInline] = []
    for inline in content {
      guard case .hole(.placeholder(let index)) = inline, scanner.placeholders[index].kind == .displayedFormula else {
        run.append(inline)
        continue
      }
      blocks += Self.paragraph(run)
      run = []
      let label = if case .formula(let template)? = parsed[index] { template.label?.text } else { String?.none }
      blocks.append(.equation(.init(content: [inline], label: label)))
    }
    return blocks.isEmpty ? [.paragraph(run)] : blocks + Self.paragraph(run)
  }

  /// Returns a paragraph without the white space next to a formula, or nothing if it has no other content.
  private static func paragraph(_ content: [NotebookInline]) -> [NotebookBlock] {
    var rest = content[...]
    while let first = rest.first, first.isBlank { rest = rest.dropFirst() }
    while let last = rest.last, last.isBlank { rest = rest.dropLast() }
    return rest.isEmpty ? [] : [.paragraph(Array(rest))]
  }
}

extension NotebookInline {
  fileprivate var isBlank: Bool {
    switch self {
    case .softBreak, .lineBreak: true
    case .text(let text): text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
    default: false
    }
  }
}
