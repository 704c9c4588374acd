import Documents
import Graphics
import Markup
import TestSupport
import Testing

@Suite struct HTMLTests {
  @Test func onlyTagsThatNameAPlaceAreAnchors() {
    #expect(
      AnchorTag("<a id=\"x-1_é.:\">") == .begin(name: "x-1_é.:") && AnchorTag("<A NAME=\"x\">") == .begin(name: "x"))
    #expect(AnchorTag("</a>") == .end && AnchorTag("</A >") == .end)
    for tag in [
      "<a>", "<a href=\"x\">", "<a id=\"x\" onclick=\"y\">", "<a id=\"x\"\u{301} onclick=alert(1) \">", "<a id=\"\">",
      "<a id='x'>",
      "<a id=\"x\"y\">", "<a id=\"x>\">", "<abbr id=\"x\">", "<script>", "<a id=\"x\"><script>",
      "<!-- --!><script></a>", "a",
    ] { #expect(AnchorTag(tag) == nil, "\(tag)") }
  }

  /// Browsers and Markdown parsers disagree about where comments end, so no comment is kept.
  @Test func aDocumentKeepsNoOtherMarkup() {
    let markup = [
      "<!-- --!> <img src=x onerror=alert(1)> -->", "<!--> <script>alert(1)</script> -->", "<script>",
      "<a id=\"x\"\u{301} y=\">",
    ]
    let blocks = markup.flatMap { [Block.html($0), .paragraph([.html($0), .text("a")])] }
    let document = Document(blocks: blocks + [.paragraph([.html("<a id=\"here\">"), .html("</a>")])])
    let page = HTMLWriter(stylesheet: .embedded) { $0.label }.write(document)
    let markdown = MarkdownWriter.write(document) { $0.label }
    for text in [page, markdown] {
      #expect(!text.contains("script") && !text.contains("<img") && !text.contains("<!--"), "\(text)")
      #expect(text.contains("<a id=\"here\"></a>"))
    }
  }

  @Test func picturesComeFromBesideTheDocument() {
    let sources = [
      "a.png", "//host/x.png", "/\\host/x.png", "http:\u{301}//host/x.png", "http://host/x.png", "data:image/svg+xml,x",
      "javascript:x", "../x.png", "/etc/passwd", "\\\\host\\x.png", "ht\ttp://host/x.png",
    ]
    let document = Document(blocks: sources.map { .paragraph([.image(alt: "alt", source: $0)]) })
    let page = HTMLWriter(stylesheet: .embedded) { $0.label }.write(document)
    #expect(page.ranges(of: "<img").count == 1 && page.contains("<img src=\"a.png\" alt=\"alt\">"))
    #expect(page.contains("<a href=\"http://host/x.png\">alt</a>") && !page.contains("javascript"))
    let markdown = MarkdownWriter.write(document) { $0.label }
    #expect(markdown.ranges(of: "![").count == 1 && markdown.contains("![alt](a.png)\n\n"))
  }

  /// A figure that the page draws is inserted as it is. Any other figure is an image. Both have the alternative text of
  /// the figure.
  @Test func aFigureIsDrawnOrAnImage() {
    let figures = ["a", "b"].map { label in
      Figure(label: label, number: 1, caption: [], alternativeText: "x < y", drawing: Drawing(size: Size(100, 50)))
    }
    let document = Document(blocks: figures.map { .figure($0) })
    let writer = HTMLWriter(
      stylesheet: .embedded, figureStyle: ":root { --a: #fff; }", imageSource: { "\($0.label).png" },
      inlay: { $0.label == "a" ? "<svg></svg>" : nil })
    let page = writer.write(document)
    #expect(page.contains("<figure id=\"fig-a\">\n<div class=\"plot narrow\"><svg></svg></div>"))
    #expect(
      page.contains("<div class=\"card narrow\"><img src=\"b.png\" width=\"160\" height=\"80\" alt=\"x &lt; y\">"))
    #expect(page.contains(":root { --a: #fff; }</style>") && !page.contains("a.png"))
  }

  @Test func aPageAllowsNothingButItsOwnStyleAndPictures() {
    let document = Document(blocks: [])
    let embedded = HTMLWriter(stylesheet: .embedded) { $0.label }.write(document)
    let linked = HTMLWriter(stylesheet: .linked("report.css")) { $0.label }.write(document)
    let rest = "base-uri 'none'; form-action 'none'"
    #expect(
      embedded.contains("content=\"default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; \(rest)\""))
    #expect(linked.contains("content=\"default-src 'none'; style-src 'self'; img-src 'self'; \(rest)\""))
  }

  /// The only script that a page may run is the program's own, which the hash identifies.
  @Test func aPageHasAScriptOnlyWhereItIsAskedFor() throws {
    let document = Document(blocks: [])
    let page = HTMLWriter(stylesheet: .embedded, isInteractive: true, imageSource: { $0.label }).write(document)
    let begin = try #require(page.firstRange(of: "<script>"))
    let end = try #require(page.firstRange(of: "</script>"))
    let script = Array(page[begin.upperBound..<end.lowerBound].utf8)
    #expect(script.count < 12_000 && page.ranges(of: "<script").count == 1)
    let hash = try Tool.withFile(script, "a.js") { path in
      _ = try Tool.run("openssl", ["dgst", "-sha256", "-binary", "-out", path + ".hash", path])
      return try Tool.run("openssl", ["base64", "-in", path + ".hash"])
    }
    #expect(page.contains("script-src 'sha256-\(try #require(hash).split(separator: "\n")[0])';"))
    #expect(!HTMLWriter(stylesheet: .embedded) { $0.label }.write(document).contains("script"))
  }

  /// No code, and no name of its language, can end a code fence.
  @Test(arguments: ["a`b", "x y", "~~~", "\u{301}```", "a\u{2028}b"]) func codeStaysCode(_ language: String) {
    let text = "```\n~~~\n`````\u{301}\n```` \n<script>"
    let document = Document(blocks: [
      .code(CodeBlock(language: language, text: text, line: 1)), .paragraph([.text("end")]),
    ])
    let blocks = MarkdownReader.read(MarkdownWriter.write(document) { $0.label }).blocks.map(\.value)
    guard blocks.count == 2, case .code(let code) = blocks[0] else {
      Issue.record("\(blocks)")
      return
    }
    #expect(code.text == text + "\n" && blocks[1] == .paragraph([.text("end")]))
  }

  @Test func worksWithoutAKeyForLaTeXAreCitedAsTheReportDoes() {
    for key in ["a}\\input{x", "a%b", "a#b", "a\\b", "a~b", ""] {
      let cited = Inline.citation([CitedWork(key: key)], shown: [.text("[1]")])
      let table = TableBlock(header: [[cited]], alignments: [.left], rows: [])
      #expect(LaTeXWriter.write(table).contains("{[}1]") && !LaTeXWriter.write(table).contains("\\cite"))
    }
  }
}
