import Basics
import Markup

/// Writes blocks as HTML elements.
struct HTMLBlocks {
  /// Returns the address of a figure's image.
  let imageSource: (Figure) -> String
  /// Returns the figure as part of the page, or nil to show it as an image.
  let inlay: (Figure) -> HTML?

  /// The CSS pixels per point of a figure.
  static let figureScale = 1.6

  func text(_ blocks: [Block]) -> HTML {
    blocks.map(text).joined(separator: "\n")
  }

  static func numbered(_ heading: Heading, content: HTML) -> HTML {
    guard let number = heading.number else { return content }
    return "<span class=\"number\">\(number)</span> \(content)"
  }

  private func text(_ block: Block) -> HTML {
    switch block {
    case .heading(let heading): return text(heading)
    case .paragraph(let content): return "<p>\(HTMLInlines.text(content))</p>"
    case .list(let list): return text(list)
    case .quote(let content): return "<blockquote>\n\(text(content))\n</blockquote>"
    case .code(let code): return text(code)
    case .equation(let equation): return text(equation)
    case .table(let table): return HTMLTables.text(table)
    case .figure(let figure): return text(figure)
    case .note(let note):
      let names = note.kind == .note ? "note" : "note \(note.kind.rawValue.lowercased())"
      let title: HTML = "<p class=\"note-title\">\(HTMLInlines.text(note.shownTitle))</p>"
      return "<aside class=\"\(names)\">\n\(title)\n\(text(note.content))\n</aside>"
    case .disclosure(.begin(let summary, let isOpen)): return Self.begin(summary, isOpen: isOpen)
    case .disclosure(.end): return "</details>"
    case .rule: return "<hr>"
    case .html(let tag): return HTML(tag: tag)
    }
  }

  static func begin(_ summary: [Inline], isOpen: Bool) -> HTML {
    "<details\(isOpen ? " open" : "")>\n<summary>\(HTMLInlines.textWithoutLinks(summary))</summary>"
  }

  private func text(_ heading: Heading) -> HTML {
    let level = min(6, heading.level + 1)
    let content = Self.numbered(heading, content: HTMLInlines.text(heading.content))
    return "<h\(level) id=\"\(heading.anchor)\">\(content)</h\(level)>"
  }

  private func text(_ code: CodeBlock) -> HTML {
    let language: HTML = code.language.isEmpty ? "" : " class=\"language-\(code.language)\""
    let content: [HTML] = code.tokens.map { token in
      token.kind == .plain ? "\(token.text)" : "<span class=\"code-\(token.kind.rawValue)\">\(token.text)</span>"
    }
    return "<pre tabindex=\"0\"><code\(language)>\(content.joined())</code></pre>"
  }

  private func text(_ list: ListBlock) -> HTML {
    let items = list.items.enumerated().map { index, item in
      let name: HTML = list.anchor(ofItem: index).map { " id=\"\($0)\"" } ?? ""
      return self.item(item, task: list.task(ofItem: index), name: name, isTight: list.isTight)
    }
    let start: HTML = list.start.map { $0 == 1 ? "" : " start=\"\($0)\"" } ?? ""
    let element: HTML = list.start == nil ? "ul" : "ol"
    return "<\(element)\(start)>\n\(items.joined(separator: "\n"))\n</\(element)>"
  }

  /// Returns an item of a list. A task begins with its checkbox.
  private func item(_ item: [Block], task: Bool?, name: HTML, isTight: Bool) -> HTML {
    let kind: HTML = task == nil ? "" : " class=\"task\""
    let box: HTML? = task.map { isDone in
      let (state, sign) = isDone ? ("done", "☑") : ("to do", "☐")
      return "<span role=\"img\" aria-label=\"\(state)\">\(sign)</span> "
    }
    guard case .paragraph(let content)? = item.first, isTight || box != nil else {
      return "<li\(name)\(kind)>\(box ?? "")\(text(item))</li>"
    }
    let rest: HTML = item.count > 1 ? "\n\(text(Array(item.dropFirst())))" : ""
    let first: HTML = "\(box ?? "")\(HTMLInlines.text(content))"
    let line: HTML = isTight ? first : "<p>\(first)</p>"
    return "<li\(name)\(kind)>\(line)\(rest)</li>"
  }

  private func text(_ figure: Figure) -> HTML {
    """
    <figure id="\(figure.anchor)">
    \(picture(of: figure))
    \(captionElement(figure))</figure>\(data(of: figure))
    """
  }

  private func picture(of figure: Figure) -> HTML {
    let width = Int(rounding: figure.drawing.size.width * Self.figureScale, within: 1...100_000)
    let height = Int(rounding: figure.drawing.size.height * Self.figureScale, within: 1...100_000)
    // On a phone, a wide figure scrolls, by keyboard too, so that its text stays readable. A figure that is little
    // wider than the screen shrinks.
    let (size, focus): (HTML, HTML) =
      width <= 400
      ? (" narrow", "") : ("", " role=\"group\" aria-label=\"\(figure.shownName)\" tabindex=\"0\"")
    if let inlay = inlay(figure) { return "<div class=\"plot\(size)\"\(focus)>\(inlay)</div>" }
    let image: HTML =
      "<img src=\"\(imageSource(figure))\" width=\"\(width)\" height=\"\(height)\" alt=\"\(figure.alternativeText)\">"
    return "<div class=\"card\(size)\"\(focus)>\(image)</div>"
  }

  private func captionElement(_ figure: Figure) -> HTML {
    figure.fullCaption.isEmpty ? "" : "<figcaption>\(caption(figure.fullCaption))</figcaption>\n"
  }

  private func data(of figure: Figure) -> HTML {
    guard let table = figure.dataTable, let number = figure.number else { return "" }
    return """

      <details class="data">
      <summary>Data of figure \(number)</summary>
      \(HTMLTables.scrolling(table, name: "Data of figure \(number)"))
      </details>
      """
  }

  /// Returns a formula in a box that scrolls if the page is narrower, with its number at the right. A long formula can
  /// be scrolled by keyboard.
  private func text(_ equation: Equation) -> HTML {
    let name: HTML = equation.anchor.map { " id=\"\($0)\"" } ?? ""
    let number: HTML = equation.shownNumber.map { "<span class=\"number\">\($0)</span>" } ?? ""
    let focus: HTML = equation.formula.map(HTMLInlines.isLong) == true ? " tabindex=\"0\"" : ""
    let formula = HTMLInlines.text(equation.content)
    return "<div class=\"equation\"\(name)><div class=\"scroll\"\(focus)>\(formula)</div>\(number)</div>"
  }

  private func caption(_ content: [Inline]) -> HTML { HTMLInlines.text(content) }
}
