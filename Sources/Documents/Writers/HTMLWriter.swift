import Basics
import Markup

/// Writes a document as one HTML page. The page contains everything it needs, or links to files beside it. It has no
/// script unless `isInteractive` is true.
package struct HTMLWriter {
  /// The place of the style sheet: in the page, or in a file with this path.
  package enum Stylesheet: Sendable {
    case embedded
    case linked(String)
  }

  private let stylesheet: Stylesheet
  /// The CSS for the figures that the page draws itself.
  private let figureStyle: String
  private let isInteractive: Bool
  private let blocks: HTMLBlocks

  /// - Parameters:
  ///   - figureStyle: The CSS for figures that the page draws itself. Empty for a linked style sheet, which contains
  ///     it.
  ///   - isInteractive: True if the page gets a script for read-outs, sorting, search and the like.
  ///   - imageSource: Returns the address of a figure's image: a `data:` URI or a path.
  ///   - inlay: Returns a figure that the page draws itself, or nil for a figure that is an image.
  package init(
    stylesheet: Stylesheet, figureStyle: String = "", isInteractive: Bool = false,
    imageSource: @escaping (Figure) -> String,
    inlay: @escaping (Figure) -> HTML? = { _ in nil }
  ) {
    self.stylesheet = stylesheet
    self.figureStyle = figureStyle
    self.isInteractive = isInteractive
    blocks = HTMLBlocks(imageSource: imageSource, inlay: inlay)
  }

  /// The CSS pixels per point of a figure. With it, 8-point text in a figure is as large as the text around it.
  package static let figureScale = HTMLBlocks.figureScale

  /// Returns the style sheet for a page of the document.
  package static func css(of document: Document, isInteractive: Bool = false) -> String {
    let dark = String(decoding: PackageResources.dark_css, as: UTF8.self).trimmingSpaces
    return commonStyle + DarkPage.rules(dark, isSwitchable: isInteractive)
      + HTMLTables.style(document, isSwitchable: isInteractive)
      + (isInteractive ? String(decoding: PackageResources.interactive_css, as: UTF8.self) : "")
  }

  private static let commonStyle = String(decoding: PackageResources.page_css, as: UTF8.self)

  package func write(_ document: Document) -> String { page(document).text }

  private func page(_ document: Document) -> HTML {
    """
    <!DOCTYPE html>
    <html lang="\(document.language.name)">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="\(policy)">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>\(document.shownTitle)</title>
    \(HTMLHead.metadata(document))\(style(document))\(script)
    </head>
    <body>
    <a class="skip" href="#content">\(document.language.words.skip)</a>
    \(HTMLHead.header(document))
    \(contents(document))
    <main id="content">
    \(abstract(document))\(keywords(document))\(blocks.text(document.blocks))
    \(footnotes(document))</main>\(footer(document))
    </body>
    </html>

    """
  }

  /// The content security policy: the page may load its own style, its pictures and its script if it has one, and
  /// nothing else, whatever content it contains.
  private var policy: HTML {
    let (style, pictures): (HTML, HTML) =
      switch stylesheet {
      case .embedded: ("'unsafe-inline'", "'self' data:")
      case .linked: ("'self'", "'self'")
      }
    let script: HTML = isInteractive ? " script-src \(PageScript.source);" : ""
    return "default-src 'none';\(script) style-src \(style); img-src \(pictures); base-uri 'none'; form-action 'none'"
  }

  /// The script comes before the body, so that the page never appears in another theme than the chosen one.
  private var script: HTML { isInteractive ? "\n\(PageScript.element)" : "" }

  private func style(_ document: Document) -> HTML {
    switch stylesheet {
    case .embedded:
      "<style>\n\(HTML(stylesheet: Self.css(of: document, isInteractive: isInteractive) + figureStyle))</style>"
    case .linked(let path): "<link rel=\"stylesheet\" href=\"\(path)\">"
    }
  }

  private func abstract(_ document: Document) -> HTML {
    guard !document.abstract.isEmpty else { return "" }
    return """
      <section class="abstract" aria-labelledby="abstract">
      <h2 id="abstract">\(document.language.abstract)</h2>
      \(blocks.text(document.abstract))
      </section>

      """
  }

  private func keywords(_ document: Document) -> HTML {
    document.keywords.isEmpty ? "" : "<p class=\"keywords\">\(HTMLInlines.text(document.keywordLine))</p>\n"
  }

  private func footer(_ document: Document) -> HTML {
    document.footer.isEmpty ? "" : "\n<footer class=\"running\">\(HTMLInlines.text(document.footer))</footer>"
  }

  /// Returns the table of contents with links. If the document does not say whether to have one, it appears if there
  /// are more than two headings.
  private func contents(_ document: Document) -> HTML {
    let headings = DocumentContents(document).headings
    guard document.hasContents ?? (headings.count > 2), !headings.isEmpty else { return "" }
    let items: [HTML] = headings.map { heading in
      let title = HTMLBlocks.numbered(heading, content: HTMLInlines.textWithoutLinks(heading.content))
      return "<li class=\"level-\(heading.level)\"><a href=\"#\(heading.anchor)\">\(title)</a></li>"
    }
    return """
      <nav class="contents" aria-labelledby="contents-title">
      <p id="contents-title">\(document.language.contents)</p>
      <ul>
      \(items.joined(separator: "\n"))
      </ul>
      </nav>
      """
  }

  private func footnotes(_ document: Document) -> HTML {
    guard !document.footnotes.isEmpty else { return "" }
    let items = document.footnotes.enumerated().map { index, content -> HTML in
      let back: HTML = "<a href=\"#call-\(index + 1)\" aria-label=\"\(document.language.words.back)\">↩</a>"
      return "<li id=\"footnote-\(index + 1)\">\(blocks.text(content)) \(back)</li>"
    }
    return """
      <section class="footnotes" aria-label="\(document.language.words.footnotes)">
      <ol>
      \(items.joined(separator: "\n"))
      </ol>
      </section>

      """
  }
}
