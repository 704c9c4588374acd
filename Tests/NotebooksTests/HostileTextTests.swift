import Documents
import Graphics
import Notebooks
import Statistics
import Tables
import TestSupport
import Testing
import Typesetting

/// Random combinations of dangerous texts in data, in parameters and in notebooks themselves.
@Suite struct HostileTextTests {
  private static let generated = (0..<60).map { index -> String in
    var generator = RandomGenerator("hostile", "\(index)")
    let count = 2 + Int(generator.uniform() * 5)
    return (0..<count).map { _ in
      HostileTexts.all[Int(generator.uniform() * Double(HostileTexts.all.count))]
    }.joined(separator: generator.uniform() < 0.5 ? " " : "")
  }

  private static let elements: Set = [
    "!DOCTYPE html", "html", "head", "meta", "title", "link", "body", "a", "header", "h1", "h2", "h3", "h4", "h5", "h6",
    "main", "section", "nav", "p", "span", "strong", "em", "del", "code", "pre", "br", "hr", "ul", "ol", "li",
    "blockquote", "figure", "figcaption", "div", "img", "table", "thead", "tbody", "tr", "th", "td", "details",
    "summary", "aside", "sup", "wbr",
    // The elements of the formula that some texts contain between dollar signs.
    "math", "semantics", "annotation", "mi",
  ]
  private static let attributes: Set = [
    "lang", "charset", "http-equiv", "name", "content", "rel", "href", "class", "id", "src", "width", "height", "alt",
    "scope",
    "role",
    "aria-label", "aria-labelledby", "tabindex", "start", "encoding",
  ]

  /// The text is in the front matter, in values of parameters, and in the header and fields of a table.
  @Test(arguments: generated) func dataStayText(_ text: String) throws {
    let notebook = """
      ---
      title: "{{ p }}"
      subtitle: "{{ p }}"
      abstract: "{{ p }}"
      parameters: {p: a}
      ---
      # {{ p }}

      - {{ p }}[^1]

      [^1]: {{ p }}

      ```chart
      label: c
      mark: scatter
      x: x
      y: y
      color: t
      caption: "{{ p }}"
      ```

      ```note
      title: "{{ p }}"
      text: "{{ p }}"
      ```
      """
    let table = Table([
      Column("x", numbers: [1, 2]), Column("y", numbers: [1, 2]), Column("t", texts: [text, "b"]),
      Column(text, texts: [text, text]),
    ])
    let report = try render(
      notebook, head: "", sources: ["results": table], options: ReportOptions(parameters: [("p", text)]))
    Self.expectSafe(html(report.document))
    #expect(try !PageTypesetter(measurer: FixedWidthMeasurer()).pages(of: report.document).isEmpty)
    let latex = LaTeXWriter.write(report.figures[0], path: "c.pdf")
    #expect(latex.occurrences(of: "\\begin") == 1 && latex.occurrences(of: "\\input") == 0)
  }

  /// A notebook is either refused with its mistakes, or gives a safe page.
  @Test(arguments: generated + HostileTexts.all) func notebooksCannotBringMarkupAlong(_ text: String) {
    let notebook = "# \(text)\n\n\(text)\n\n- \(text)\n\n> \(text)\n\n| \(text) | b |\n|---|---|\n| \(text) | c |\n"
    guard let report = try? render(notebook) else { return #expect(!mistakes(sampleHead + notebook).isEmpty) }
    Self.expectSafe(html(report.document))
  }

  private static func expectSafe(_ page: String) {
    for tag in page.matches(of: #/<(/?)([^\s<>/]+(?: html)?)((?:[^">]|"[^"]*")*)>/#.matchingSemantics(.unicodeScalar)) {
      #expect(elements.contains(String(tag.output.2)), "\(tag.output.0)")
      let found = tag.output.3.matches(of: #/\s+([^\s=]+)(="[^"]*")?/#.matchingSemantics(.unicodeScalar))
      for attribute in found { #expect(attributes.contains(String(attribute.output.1)), "\(tag.output.0)") }
    }
    #expect(page.occurrences(of: "=\"javascript:") == 0 && page.occurrences(of: "href=\"data:") == 0)
    #expect(page.occurrences(of: "<") == page.occurrences(of: ">"))
  }
}

extension String {
  fileprivate func occurrences(of part: String) -> Int { utf8.ranges(of: Array(part.utf8)).count }
}
