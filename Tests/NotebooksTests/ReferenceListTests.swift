import Basics
import Documents
import Graphics
import Notebooks
import Testing

/// Sixty works of all types and with all accents, compared with the output of BibTeX's own styles
/// (Tests/References/bibliography.py).
@Suite struct ReferenceListTests {
  struct Work: Equatable {
    var key: String
    var label: String
    var text: String
  }

  /// The references that differ: numbers and addresses, which `plain` and `alpha` leave out, and the order of
  /// organisation and date in proceedings and manuals, in which we follow `plain` and not `plainnat`.
  private static let differences: [String: [String: String]] = [
    "plain": withNumbers, "alpha": withNumbers,
    "plainnat": [
      "manual-organization": "The Makers' Guild, Ulm. *What To*, 1989.",
      "proceedings-organization": "The IEEE. *More Talks*. IEEE Press, 2017.",
      "proceedings-editors": "Jon Chair, Kay Chair, and Liv Chair, editors. *Last Talks*, number 3 in Blue Series."
        + " ACM, Springer, 2018.",
    ],
  ]

  private static let withNumbers = [
    "doi": "Greta Link. Found by number. *Numbers*, 2, 2015. ISSN 1234-5678. doi: 10.1000/xyz_1."
      + " URL https://example.org/a_b?c=1.",
    "book-series": "Ann Lee. *In Order*. Number 12 in Lecture Notes. University Press, 2003. ISBN 3-16-148410-0.",
    "misc-url": "Pia Online. At an address, 2020. URL https://example.org/~pia/.",
  ]

  private static func load(_ name: String) throws -> String {
    try InputFile.text(at: Templates.folder + "../Tests/Fixtures/bibliography/" + name)
  }

  private static func expected(_ style: String) throws -> [Work] {
    try load(style + ".txt").split(separator: "\n").map { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return Work(key: fields[0], label: fields[1], text: fields[2])
    }
  }

  /// Returns the list of references of a report that cites all works, with emphasis between asterisks.
  private static func list(_ style: String, _ keys: [String]) throws -> [Work] {
    let works = try load("works.bib")
    let citations = keys.map { "@\($0)" }.joined(separator: "; ")
    let notebook = "---\nbibliography: b.bib\ncitation_style: \(style)\n---\n[\(citations)]\n"
    let document = try Notebook.parse(notebook, path: "test.md", load: { _ in works })
      .evaluate(sources: ["results": sampleTable], options: ReportOptions(), measurer: FixedWidthMeasurer()).document
    guard case .list(let list)? = document.blocks.last else { return [] }
    return zip(list.anchors, list.items).map { anchor, item in
      guard case .paragraph(let content)? = item.first else { return Work(key: anchor, label: "", text: "") }
      let text = content.marked.replacing("\u{A0}", with: " ").replacing("’", with: "'")
      let label = text.firstMatch(of: #/^\[([^\]]*)\] /#)
      return Work(
        key: String(anchor.dropFirst("ref-".count)), label: label.map { String($0.output.1) } ?? "",
        text: label.map { String(text[$0.range.upperBound...]) } ?? text)
    }
  }

  @Test(arguments: [("numeric", "plain"), ("alphabetic", "alpha"), ("author-year", "plainnat")])
  func referencesAreThoseOfBibTeX(_ style: String, _ reference: String) throws {
    let expected = try Self.expected(reference)
    #expect(expected.count == 60)
    let ours = Dictionary(try Self.list(style, expected.map(\.key)).map { ($0.key, $0.text) }) { first, _ in first }
    for work in expected {
      #expect(ours[work.key] == Self.differences[reference]?[work.key] ?? work.text, "\(work.key)")
    }
  }

  /// A work that is not compared. BibTeX does not know a Ç that is not written as a command: it reads two letters that
  /// sort behind z.
  private static let unsorted = "utf8"

  @Test func labelsAndOrderAreThoseOfAlpha() throws {
    let expected = try Self.expected("alpha")
    let ours = try Self.list("alphabetic", expected.map(\.key).sorted())
    for work in expected where work.key != Self.unsorted {
      #expect(ours.first { $0.key == work.key }?.label == work.label, "\(work.key)")
    }
    #expect(ours.map(\.key).filter { $0 != Self.unsorted } == expected.map(\.key).filter { $0 != Self.unsorted })
  }

  @Test func orderIsThatOfPlainnat() throws {
    let expected = try Self.expected("plainnat")
    let ours = try Self.list("author-year", expected.map(\.key).sorted())
    #expect(ours.map(\.key).filter { $0 != Self.unsorted } == expected.map(\.key).filter { $0 != Self.unsorted })
  }

  @Test func numbersFollowTheCitations() throws {
    let keys = try Self.expected("plain").map(\.key).sorted()
    #expect(try Self.list("numeric", keys).map(\.key) == keys)
  }
}

extension [Inline] {
  /// The text with `*` around emphasis.
  fileprivate var marked: String {
    map { inline in
      switch inline {
      case .emphasis(let content): "*\(content.marked)*"
      case .link(let content, _), .span(_, let content), .strong(let content): content.marked
      default: [inline].plainText
      }
    }.joined()
  }
}
