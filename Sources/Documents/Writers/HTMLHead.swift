import Basics
import Markup

/// Writes the metadata in the head of a page, and the title block above its first section.
enum HTMLHead {
  static func metadata(_ document: Document) -> HTML {
    var result: [HTML] = document.authors.map { "<meta name=\"author\" content=\"\($0.name)\">\n" }
    if case .paragraph(let content)? = document.abstract.first {
      result.append("<meta name=\"description\" content=\"\(content.plainText)\">\n")
    }
    if !document.keywords.isEmpty {
      result.append("<meta name=\"keywords\" content=\"\(document.keywords.joined(separator: ", "))\">\n")
    }
    return result.joined()
  }

  static func header(_ document: Document) -> HTML {
    let running: [HTML] =
      document.header.isEmpty ? [] : ["<p class=\"running\">\(HTMLInlines.text(document.header))</p>"]
    guard !document.title.isEmpty else { return running.joined() }
    var lines: [HTML] = ["<header class=\"title\">"] + running
    lines.append("<h1>\(HTMLInlines.text(document.title))</h1>")
    if !document.subtitle.isEmpty { lines.append("<p class=\"subtitle\">\(HTMLInlines.text(document.subtitle))</p>") }
    return (lines + origin(document) + ["</header>"]).joined(separator: "\n")
  }

  /// Returns the authors and the date, and below them the affiliations.
  private static func origin(_ document: Document) -> [HTML] {
    let byline = Byline(document.authors, in: document.language)
    let authors: [HTML] = byline.names.map { "<span class=\"author\">\(HTMLInlines.text($0))</span>" }
    let date: [HTML] = document.date.isEmpty ? [] : ["<span class=\"date\">\(document.date)</span>"]
    let origin = [authors.joined(separator: ", ")].filter { !$0.isEmpty } + date
    let places = byline.affiliations + [byline.correspondence].filter { !$0.isEmpty }
    let lines: [HTML] = places.map { HTMLInlines.text($0) }
    return (origin.isEmpty ? [] : ["<p class=\"origin\">\(origin.joined(separator: " · "))</p>"])
      + (lines.isEmpty ? [] : ["<p class=\"affiliations\">\(lines.joined(separator: "<br>\n"))</p>"])
  }
}
