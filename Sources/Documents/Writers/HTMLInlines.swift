/// Running text as HTML elements.
enum HTMLInlines {
  static func text(_ content: [Inline]) -> String {
    content.map(text).joined()
  }

  /// For text inside a link: elements of interaction cannot nest.
  static func textWithoutLinks(_ content: [Inline]) -> String {
    content.map { inline in
      switch inline {
      case .link(let content, _): textWithoutLinks(content)
      case .citation(_, let shown): textWithoutLinks(shown)
      case .footnote: ""
      default: text(inline)
      }
    }.joined()
  }

  private static func text(_ inline: Inline) -> String {
    switch inline {
    case .text(let text): HTMLText.escaped(text)
    case .code(let text): "<code>\(breakable(HTMLText.escaped(text)))</code>"
    case .emphasis(let content): "<em>\(text(content))</em>"
    case .strong(let content): "<strong>\(text(content))</strong>"
    case .strikethrough(let content): "<del>\(text(content))</del>"
    case .span(let span, let content): "<\(span.rawValue)>\(text(content))</\(span.rawValue)>"
    case .citation(_, let shown): text(shown)
    case .link(let content, .anchor(let name)): "<a href=\"#\(HTMLText.escaped(name))\">\(text(content))</a>"
    case .link(let content, .url(let url)): "<a href=\"\(HTMLText.safeAddress(url))\">\(text(content))</a>"
    case .image(let alt, let source): image(alt, source)
    case .footnote(let number, let call):
      "<sup id=\"call-\(number)\(call == 1 ? "" : "-\(call)")\"><a href=\"#footnote-\(number)\">\(number)</a></sup>"
    case .softBreak: "\n"
    case .lineBreak: "<br>\n"
    case .html(let html): html
    }
  }

  /// The page requests nothing from other hosts: an image from elsewhere becomes a link.
  private static func image(_ alt: String, _ source: String) -> String {
    let address = HTMLText.safeAddress(source)
    if source.contains(":") { return "<a href=\"\(address)\">\(HTMLText.escaped(alt))</a>" }
    return "<img src=\"\(address)\" alt=\"\(HTMLText.escaped(alt))\">"
  }

  /// Long names may be broken after their underscores.
  private static func breakable(_ code: String) -> String {
    code.contains("_") ? code.split(separator: "_", omittingEmptySubsequences: false).joined(separator: "_<wbr>") : code
  }
}
