/// A document as one HTML page without scripts: everything it needs is inside, or beside it where assets are linked.
package struct HTMLWriter {
  package enum Stylesheet: Sendable {
    case embedded
    case linked(String)
  }

  private let stylesheet: Stylesheet
  /// The address of a figure's image: a `data:` URI or a path.
  private let imageSource: (Figure) -> String

  package init(stylesheet: Stylesheet, imageSource: @escaping (Figure) -> String) {
    self.stylesheet = stylesheet
    self.imageSource = imageSource
  }

  /// The style sheet, for pages that link it.
  package static let css = String(decoding: PackageResources.page_css, as: UTF8.self)

  package func write(_ document: Document) -> String { page(document).text }

  private func page(_ document: Document) -> HTML {
    let blocks = HTMLBlocks(imageSource: imageSource)
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(document.title.isEmpty ? "Report" : document.title.plainText)</title>
      \(metadata(document))\(style)
      </head>
      <body>
      <a class="skip" href="#content">Skip to the text</a>
      \(header(document))
      \(contents(document))
      <main id="content">
      \(abstract(document, blocks))\(blocks.text(document.blocks))
      \(footnotes(document, blocks))</main>
      </body>
      </html>

      """
  }

  /// What a browser may load for the page: its own style and pictures, and nothing else, whatever came into it.
  private var policy: HTML {
    let (style, pictures): (HTML, HTML) =
      switch stylesheet {
      case .embedded: ("'unsafe-inline'", "'self' data:")
      case .linked: ("'self'", "'self'")
      }
    return "default-src 'none'; style-src \(style); img-src \(pictures); base-uri 'none'; form-action 'none'"
  }

  private var style: HTML {
    switch stylesheet {
    case .embedded: "<style>\n\(HTML(stylesheet: Self.css))</style>"
    case .linked(let path): "<link rel=\"stylesheet\" href=\"\(path)\">"
    }
  }

  private func metadata(_ document: Document) -> HTML {
    var result: [HTML] = document.authors.map { "<meta name=\"author\" content=\"\($0)\">\n" }
    if case .paragraph(let content)? = document.abstract.first {
      result.append("<meta name=\"description\" content=\"\(content.plainText)\">\n")
    }
    return result.joined()
  }

  private func header(_ document: Document) -> HTML {
    guard !document.title.isEmpty else { return "" }
    var lines: [HTML] = ["<header class=\"title\">", "<h1>\(HTMLInlines.text(document.title))</h1>"]
    if !document.subtitle.isEmpty { lines.append("<p class=\"subtitle\">\(HTMLInlines.text(document.subtitle))</p>") }
    let authors: [HTML] = document.authors.map { "<span class=\"author\">\($0)</span>" }
    let date: [HTML] = document.date.isEmpty ? [] : ["<span class=\"date\">\(document.date)</span>"]
    let origin = [authors.joined(separator: ", ")].filter { !$0.isEmpty } + date
    if !origin.isEmpty { lines.append("<p class=\"origin\">\(origin.joined(separator: " · "))</p>") }
    return (lines + ["</header>"]).joined(separator: "\n")
  }

  private func abstract(_ document: Document, _ blocks: HTMLBlocks) -> HTML {
    guard !document.abstract.isEmpty else { return "" }
    return """
      <section class="abstract" aria-labelledby="abstract">
      <h2 id="abstract">Abstract</h2>
      \(blocks.text(document.abstract))
      </section>

      """
  }

  /// Sections and their subsections, with links.
  private func contents(_ document: Document) -> HTML {
    let headings = document.headings.filter { $0.level <= 2 }
    guard headings.count > 2 else { return "" }
    let items: [HTML] = headings.map { heading in
      let title = HTMLBlocks.numbered(heading, content: HTMLInlines.textWithoutLinks(heading.content))
      return "<li class=\"level-\(heading.level)\"><a href=\"#\(heading.anchor)\">\(title)</a></li>"
    }
    return """
      <nav class="contents" aria-labelledby="contents-title">
      <p id="contents-title">Contents</p>
      <ul>
      \(items.joined(separator: "\n"))
      </ul>
      </nav>
      """
  }

  private func footnotes(_ document: Document, _ blocks: HTMLBlocks) -> HTML {
    guard !document.footnotes.isEmpty else { return "" }
    let items = document.footnotes.enumerated().map { index, content -> HTML in
      let back: HTML = "<a href=\"#call-\(index + 1)\" aria-label=\"Back to the text\">↩</a>"
      return "<li id=\"footnote-\(index + 1)\">\(blocks.text(content)) \(back)</li>"
    }
    return """
      <section class="footnotes" aria-label="Footnotes">
      <ol>
      \(items.joined(separator: "\n"))
      </ol>
      </section>

      """
  }
}
