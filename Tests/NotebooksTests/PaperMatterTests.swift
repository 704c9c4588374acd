import Documents
import Graphics
import GraphicsTestSupport
import Notebooks
import Testing
import Typesetting

/// Authors with their affiliations, keywords, contents, headers and footers, and line numbers.
@Suite struct PaperMatterTests {
  private static let authors = """
    authors:
      - {name: Ada Ay, affiliation: [Institute of Bread, "Oven & Co."], orcid: 0000-0002-1825-0097, email: ada@example.org}
      - {name: Bo Be, affiliation: Institute of Bread}
      - Cy Ce
    """

  private func document(_ head: String, _ body: String = "# One\n\nText.\n") throws -> Document {
    try render(body, head: NotebooksTests.head(with: head)).document
  }

  @Test func affiliationsAreNumberedAndShared() throws {
    let document = try document(Self.authors)
    let text = MarkdownWriter.write(document) { $0.label }
    #expect(
      text.contains(
        "Ada Ay<sup>1,2</sup>\u{A0}[<sup>iD</sup>](https://orcid.org/0000-0002-1825-0097), Bo Be<sup>1</sup>, Cy Ce"))
    #expect(text.contains("<sup>1</sup>Institute of Bread\\\n<sup>2</sup>Oven & Co.\\\nCorrespondence: Ada Ay, ["))
    let page = html(document)
    #expect(page.contains("<span class=\"author\">Bo Be<sup>1</sup></span>, <span class=\"author\">Cy Ce</span>"))
    #expect(page.contains("<sup>2</sup>Oven &amp; Co.<br>") && page.contains("href=\"mailto:ada@example.org\""))
    #expect(page.contains("<meta name=\"author\" content=\"Bo Be\">"))
    let source = LaTeXDocument.write(document) { $0.label }
    #expect(source.contains("\\author{\\parbox{\\linewidth}{\\centering Ada Ay\\textsuperscript{1,2}"))
    #expect(source.contains("\\small \\textsuperscript{2}Oven \\& Co.\\\\"))
    let page1 = try PageTypesetter(measurer: FixedWidthMeasurer()).pages(of: document)[0]
    let words = page1.runs.map { $0.text.filter { $0 != " " } }
    for word in ["1,2", "iD", "2", "Oven", "Cy"] { #expect(words.contains(word), "\(words)") }
  }

  @Test func oneAffiliationOfAllHasNoNumber() throws {
    let authors = "authors: [{name: A, affiliation: Here}, {name: B, affiliation: Here}]"
    #expect(MarkdownWriter.write(try document(authors)) { $0.label }.contains("\n\nA, B\n\nHere\n\n"))
  }

  /// The documented examples of ORCID iDs, and the same with one digit changed.
  @Test(arguments: ["0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X"])
  func theLastDigitOfAnORCIDChecksTheOthers(_ digits: String) {
    #expect(ORCID(digits)?.address.text == "https://orcid.org/\(digits)")
    #expect(ORCID("https://orcid.org/\(digits)") == ORCID(digits))
    #expect(ORCID("1" + digits.dropFirst()) == nil && ORCID(String(digits.dropLast())) == nil)
  }

  @Test(arguments: [
    ("authors: [{name: A, orcid: 0000-0002-1825-0098}]", "3:28: '0000-0002-1825-0098' is no ORCID"),
    ("authors: [{name: A, email: nobody}]", "3:28: 'nobody' is no address for mail"),
    ("authors: [{name: A, email: \"a@b c\"}]", "3:29: 'a@b c' is no address for mail"),
    ("authors: [{affiliation: A}]", "3:12: 'name' is missing"),
    ("authors: [{name: A, afiliation: B}]", "3:21: unknown key of an author 'afiliation'"),
    ("toc: yes", "3:6: unknown value for 'toc' 'yes'"),
    ("line_numbers: 5", "3:15: unknown value for 'line_numbers' '5'"),
    ("header: \(String(repeating: "x", count: 201))", "3:9: 'header' has more than 200 characters"),
    ("footer: \"{{ mean(acuracy) }}\"", "3:18: unknown column 'acuracy'"),
    ("defaults: {colums: 2}", "3:12: unknown default 'colums'"),
    ("defaults: {columns: 3}", "3:21: 'columns' must be a whole number from 1 to 2"),
    ("defaults: {venue: nips}", "3:19: unknown value for 'venue' 'nips'"),
    ("interval: t\ndefaults: {interval: t}", "4:12: 'interval' is in the head already"),
  ])
  func mistakesHaveTheirPlace(_ head: String, _ message: String) {
    #expect(mistakes(NotebooksTests.head(with: head) + "Text.\n") == [message])
  }

  @Test func keywordsAreWords() throws {
    let document = try document("keywords: [bread & butter, rise]")
    #expect(MarkdownWriter.write(document) { $0.label }.contains("**Keywords:** bread & butter, rise"))
    #expect(html(document).contains("<meta name=\"keywords\" content=\"bread &amp; butter, rise\">"))
    let source = LaTeXDocument.write(document) { $0.label }
    #expect(source.contains("pdfkeywords={bread \\& butter, rise}") && source.contains("\\textbf{Keywords:} bread \\&"))
  }

  private static let sections = (1...30).map { index in
    "# Part \(index)\n\n\(String(repeating: "word ", count: 150))\n\n## Detail \(index)\n\nText.\n"
  }.joined(separator: "\n")

  /// The page number behind each title is the number of the page with the section.
  @Test(arguments: [PageStyle.a4, PageStyle.a4.inTwoColumns]) func contentsHaveThePagesOfTheirSections(
    _ style: PageStyle
  ) throws {
    let document = try document("toc: true\nnumbered: true", Self.sections)
    let pages = try PageTypesetter(style: style, measurer: FixedWidthMeasurer()).pages(of: document)
    var found: [String: Int] = [:]
    for (index, page) in pages.enumerated() {
      for anchor in page.commands.flatMap(\.anchors) { found[anchor] = index + 1 }
    }
    let listed = pages.flatMap(\.commands).flatMap(\.lines)
    for heading in document.headings {
      let line = try #require(listed.first { $0.target == heading.anchor }, "\(heading.anchor) is not in the contents")
      #expect(line.texts.last == "\(found[heading.anchor] ?? 0)", "\(heading.anchor): \(line.texts)")
    }
    #expect(pages.count > 4)
  }

  @Test func contentsInEveryFormat() throws {
    let document = try document("toc: true", "# One\n\nA.\n\n## Two\n\nB.\n")
    #expect(
      MarkdownWriter.write(document) { $0.label }.contains("**Contents**\n\n- [One](#one)\n  - [Two](#two)\n\n## One"))
    #expect(html(document).contains("<nav class=\"contents\""))
    let source = LaTeXDocument.write(document) { $0.label }
    #expect(source.contains("\\tableofcontents") && source.contains("\\addcontentsline{toc}{subsection}{Two}"))
    #expect(!html(try self.document("toc: false", Self.sections)).contains("<nav"))
  }

  @Test func headAndFootAreOnEveryPage() throws {
    let document = try document("header: Under *review*\nfooter: \"{{ n() }} trials\"", Self.sections)
    let pages = try PageTypesetter(measurer: FixedWidthMeasurer()).pages(of: document)
    for (index, page) in pages.enumerated() {
      let runs = page.runs
      #expect(runs.contains { $0.text.hasPrefix("Under") && $0.origin.y < 86 })
      let foot = runs.filter { $0.origin.y > page.size.height - 92 }.map(\.text)
      #expect(foot.joined().contains("12 trials"), "\(foot)")
      #expect(runs.contains { $0.text == "\(index + 1)" && $0.origin.y > page.size.height - 92 })
    }
    let text = MarkdownWriter.write(document) { $0.label }
    #expect(text.hasPrefix("*Under "))
    #expect(text.hasSuffix("*12 trials*\n"))
    let source = LaTeXDocument.write(document) { $0.label }
    #expect(source.contains("\\lhead{Under \\emph{review}}") && source.contains("\\lfoot{12 trials}\\rfoot{\\thepage}"))
  }

  /// Line numbers go on from column to column and from page to page, with one for each line of text.
  @Test(arguments: [PageStyle.a4, PageStyle.a4.inTwoColumns]) func linesAreCounted(_ style: PageStyle) throws {
    let document = try document("line_numbers: true", Self.sections)
    let pages = try PageTypesetter(style: style, measurer: FixedWidthMeasurer()).pages(of: document)
    let numbers = pages.flatMap(\.runs).filter { $0.font.size == 6.5 }
    #expect(numbers.map(\.text) == (1...numbers.count).map(String.init))
    // The expected count: the heights at which the same pages without numbers have text, column by column.
    let plain = try PageTypesetter(style: style, measurer: FixedWidthMeasurer()).pages(
      of: self.document("toc: false", Self.sections))
    let count = plain.enumerated().map { index, page in
      let text = page.runs.filter { $0.origin.y < page.size.height - 60 && $0.origin.y > (index == 0 ? 110 : 70) }
      return Set(
        text.map { "\(Int($0.origin.y * 100)) \(style.columns == 1 || $0.origin.x < page.size.width / 2)" }
      ).count
    }.reduce(0, +)
    #expect(numbers.count == count)
    #expect(LaTeXDocument.write(document, columns: 2) { $0.label }.contains("\\usepackage[switch]{lineno}"))
  }

  /// A paragraph, a formula, a caption and a note are counted; the rows of a table are not.
  @Test func formulasAndCaptionsAreCounted() throws {
    let body = "A.\n\n$$ x^2 $$\n\n```table\nlabel: t\nby: task\ncolumns: [n()]\ncaption: C.\nnotes: [N.]\n```\n"
    let document = try document("line_numbers: true", body)
    let pages = try PageTypesetter(measurer: FixedWidthMeasurer()).pages(of: document)
    #expect(pages[0].runs.filter { $0.font.size == 6.5 }.map(\.text) == ["1", "2", "3", "4"])
    #expect(LaTeXDocument.write(document) { $0.label }.contains("\\begin{linenomath}\n\\begin{equation*}"))
  }

  /// Headers and footers are artifacts and not part of the text, but their links are in the structure tree.
  @Test func linksOfHeadAndFootLead() throws {
    let document = try document("header: \"[Code](https://a.example/)\"\nfooter: \"See [One](#one)\"")
    let page = try PageTypesetter(measurer: FixedWidthMeasurer()).pages(of: document)[0]
    let links = page.commands.flatMap { $0.linksInNodes([]) }
    #expect(links.map(\.words) == ["Code", "One"])
    #expect(links[0].area.minY < 86 && links[1].area.minY > page.size.height - 92)
    #expect(page.commands.flatMap(\.linksInArtifacts).isEmpty)
  }
}

extension DrawingCommand {
  fileprivate typealias FoundLink = (words: String, area: Rectangle)

  /// Returns the links inside a link node, with their positions on the page.
  fileprivate func linksInNodes(_ path: [StructureNode], at origin: Point = Point(0, 0)) -> [FoundLink] {
    switch self {
    case .link(let area, _):
      guard let node = path.last, node.role == .link, path.count == 2 else { return [] }
      return [(node.description, Rectangle(x: area.minX, y: area.minY + origin.y, width: 1, height: 1))]
    case .group(let group):
      var path = path
      if case .node(let node)? = group.tag { path.append(node) }
      return group.commands.flatMap { $0.linksInNodes(path, at: Point(0, origin.y + group.origin.y)) }
    default: return []
    }
  }

  fileprivate var linksInArtifacts: [DrawingCommand] {
    guard case .group(let group) = self else { return [] }
    guard case .artifact? = group.tag else { return group.commands.flatMap(\.linksInArtifacts) }
    return group.commands.flatMap { $0.linksInNodes([StructureNode(.paragraph), StructureNode(.link)]) }.map { _ in self
    }
  }

  fileprivate var anchors: [String] {
    switch self {
    case .anchor(let name, _): [name]
    case .group(let group): group.commands.flatMap(\.anchors)
    default: []
    }
  }

  private var texts: [String] {
    switch self {
    case .text(let run): [run.text]
    case .group(let group): group.commands.flatMap(\.texts)
    default: []
    }
  }

  /// Returns the groups with a link to an anchor, and their texts.
  fileprivate var lines: [(target: String, texts: [String])] {
    guard case .group(let group) = self else { return [] }
    let targets = group.commands.compactMap { command -> String? in
      if case .link(_, .anchor(let name)) = command { name } else { nil }
    }
    let inner = group.commands.flatMap(\.lines)
    return targets.map { (target: $0, texts: group.commands.flatMap(\.texts)) } + inner
  }
}
