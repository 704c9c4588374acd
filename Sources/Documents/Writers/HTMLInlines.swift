import Basics
import Formulas
import Markup

/// Writes running text as HTML elements.
enum HTMLInlines {
  static func text(_ content: [Inline]) -> HTML {
    content.map(text).joined()
  }

  /// Returns text for use inside a link, without links, because HTML does not allow nested links.
  static func textWithoutLinks(_ content: [Inline]) -> HTML {
    content.map { inline in
      switch inline {
      case .link(let content, _): textWithoutLinks(content)
      case .citation(_, let shown): textWithoutLinks(shown)
      case .footnote, .noteMark: ""
      default: text(inline)
      }
    }.joined()
  }

  private static func text(_ inline: Inline) -> HTML {
    switch inline {
    case .text(let text): "\(text)"
    case .code(let text): "<code>\(HTML.breakable(text))</code>"
    case .emphasis(let content): "<em>\(text(content))</em>"
    case .strong(let content): "<strong>\(text(content))</strong>"
    case .strikethrough(let content): "<del>\(text(content))</del>"
    case .span(let span, let content): "<\(span.rawValue)>\(text(content))</\(span.rawValue)>"
    case .citation(_, let shown): text(shown)
    case .link(let content, .anchor(let name)): "<a href=\"#\(name)\">\(text(content))</a>"
    case .link(let content, .url(let address)): "<a href=\"\(address)\">\(text(content))</a>"
    case .image(let alt, let source): image(alt, source)
    case .formula(let formula): text(formula)
    case .footnote(let number, let call):
      "<sup id=\"call-\(number)\(call == 1 ? "" : "-\(call)")\"><a href=\"#footnote-\(number)\">\(number)</a></sup>"
    case .noteMark(let mark, let anchor): "<sup class=\"mark\"><a href=\"#\(anchor)\">\(mark)</a></sup>"
    case .softBreak: "\n"
    case .lineBreak: "<br>\n"
    case .html(let tag): HTML(tag: tag)
    }
  }

  /// Returns a formula. Browsers do not break formulas into lines, so a long one in a text scrolls on a narrow page.
  private static func text(_ formula: Formula) -> HTML {
    let element = HTML(MathMLWriter.element(formula))
    return isLong(formula) && !formula.isDisplayed ? "<span class=\"formula\">\(element)</span>" : element
  }

  /// Returns true if the formula may be wider than the screen of a phone.
  static func isLong(_ formula: Formula) -> Bool { LinearFormula.text(formula).count > 24 }

  /// Returns an image. The page requests nothing from other hosts, so an image from elsewhere becomes a link or plain
  /// text.
  private static func image(_ alt: String, _ source: String) -> HTML {
    guard let address = Address(source) else { return "\(alt)" }
    if address.isBeside { return "<img src=\"\(address)\" alt=\"\(alt)\">" }
    return "<a href=\"\(address)\">\(alt)</a>"
  }
}
