import Documents

/// Turns the inlines between a tag and its end tag into one element: `H<sub>2</sub>O`.
struct InlineFolder {
  private var open: [(element: AllowedHTML.Element, content: [NotebookInline])] = []
  private var content: [NotebookInline] = []
  private(set) var problems: [String] = []

  mutating func add(_ inlines: [NotebookInline]) { content += inlines }

  /// - Parameter written: The tag as it was written.
  mutating func add(_ tag: AllowedHTML, written: String) {
    switch tag {
    case .lineBreak: content.append(.lineBreak)
    case .anchor: content.append(.html(written))
    case .begin(let element):
      open.append((element, content))
      content = []
    case .end(let element):
      guard let last = open.last, last.element == element else {
        problems.append("'\(written)' without '<\(element)>' before it")
        return
      }
      open.removeLast()
      content = last.content + [element.inline(content)]
    case .beginDetails, .endDetails, .beginSummary, .endSummary:
      problems.append("'\(written)' inside a text")
    }
  }

  mutating func finish() -> [NotebookInline] {
    while let last = open.popLast() {
      problems.append("'<\(last.element)>' has no end")
      content = last.content + [last.element.inline(content)]
    }
    return content
  }
}
