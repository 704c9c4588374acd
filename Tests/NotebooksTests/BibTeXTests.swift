import Basics
import Documents
import Graphics
import Notebooks
import Testing

/// Letters as in the tables of the LaTeX companion and of *BibTeXing*, and names divided as in BibTeX.
@Suite struct BibTeXTests {
  /// Returns the text of a cited entry in the list of references.
  private static func reference(_ entry: String, key: String = "k", cited: String = "[@k]") throws -> String {
    try document(entry, cited).blocks.compactMap { block -> String? in
      guard case .list(let list) = block, case .paragraph(let content)? = list.items.first?.first else { return nil }
      return content.plainText
    }.joined()
  }

  private static func document(_ entry: String, _ text: String) throws -> Document {
    let notebook = "---\nbibliography: b.bib\n---\n\(text)\n"
    func load(_ path: String) -> String { entry }
    return try Notebook.parse(notebook, path: "test.md", load: load)
      .evaluate(sources: ["results": sampleTable], options: ReportOptions(), measurer: FixedWidthMeasurer()).document
  }

  private static func mistakes(_ entry: String, _ text: String = "[@k]") -> [String] {
    do {
      _ = try document(entry, text)
      return []
    } catch {
      return (error as! DiagnosticList).diagnostics.map { "\($0.location?.line ?? 0): \($0.message)" }
    }
  }

  @Test(arguments: [
    (#"{\L}ukasz"#, "Łukasz"), (#"J{\o}rgen"#, "Jørgen"), (#"{\AA}gren"#, "Ågren"), (#"M{\"u}ller"#, "Müller"),
    (#"\'Emile Zo\"e"#, "Émile Zoë"), (#"Fran{\c c}ois"#, "François"), (#"{\v{S}}t{\v e}p{\'a}n"#, "Štěpán"),
    (#"Erd{\H o}s"#, "Erdős"), (#"na\"{\i}ve"#, "naïve"), (#"{\.I}lker"#, "İlker"), (#"Stra{\ss}e"#, "Straße"),
    (#"\ae\oe \AE"#, "æœÆ"), (#"Nguy{\~{\^e}}n"#, "Nguyễn"), (#"\k{a}\l{}\u{g}\r{u}\d{s}\b{k}"#, "ąłğůṣḵ"),
    (##"10\% of \$5 \& \#1\_a"##, "10% of $5 & #1_a"), (#"a -- b --- c ``d''~e"#, "a – b — c “d”\u{A0}e"),
    (#"\textonehalf{} \textperthousand{} \h{o} \textcommabelow{t}"#, "½ ‰ ỏ ț"),
    (#"{{Double {B}raced}}"#, "Double Braced"), (#"\textsc{Small} \emph{care} {\em too} {\bf b}"#, "Small care too b"),
    (#"$O(n\log n)$ and $x_1^{2} \le \alpha$"#, "O(n log n) and x12≤α"), (#"Universit\'e"#, "Université"),
  ])
  func noLetterIsDropped(_ tex: String, _ text: String) throws {
    #expect(try Self.reference("@book{k, title = {\(tex)}}") == text + ".")
  }

  @Test(arguments: [
    ("Knuth, Donald E.", "Donald E. Knuth"), ("Donald E. Knuth", "Donald E. Knuth"),
    ("van der Maaten, Laurens", "Laurens van der Maaten"),
    ("Ludwig van Beethoven", "Ludwig van Beethoven"), ("de la Cruz, Jr., Juan", "Juan de la Cruz, Jr."),
    ("{National Institute} and M.-A. Müller", "National Institute and M.-A. Müller"),
    ("A. One and others", "A. One et al."), ("A. One AND B. Two and others", "A. One, B. Two, et al."),
    (#"{\L}ukasz Kaiser"#, "Łukasz Kaiser"), ("Jean-Paul Sartre\n  and\n  B. Two", "Jean-Paul Sartre and B. Two"),
    ("{Barnes and Noble}", "Barnes and Noble"),
  ])
  func namesAreDividedAsBibTeXDoes(_ names: String, _ text: String) throws {
    #expect(
      try Self.reference("@misc{k, author = {\(names)}, title = {T}}") == "\(text)\(text.hasSuffix(".") ? "" : ".") T.")
  }

  @Test func whatIdentifiesAWorkIsPrinted() throws {
    let article = """
      @string{jmlr = "J. Mach. " # "Learn. Res."}
      @article{k, author = "A. B", title = {T}, journal = jmlr, volume = 12, number = {3}, pages = {1--20},
        date = {2020-05}, doi = {10.1000/xyz_(a)}}
      """
    #expect(
      try Self.reference(article) == "A. B. T. J. Mach. Learn. Res., 12(3):1–20, May 2020. doi: 10.1000/xyz_(a).")
    #expect(
      try Self.reference(#"@misc(k, title={T}, howpublished={\url{https://a.org/b\_c}}, year=2016)"#)
        == "T. https://a.org/b_c, 2016.")
    #expect(
      try Self.reference(
        "@phdthesis{k, title={T}, author={A. B}, school={U}, month=jan, year=1999, url={https://a.org}}")
        == "A. B. T. PhD thesis, U, January 1999. URL https://a.org.")
    let chapter = """
      @incollection{k, crossref={p}, author={C. D}, title={Chapter}, pages={1--2}}
      @book{p, editor={E. F and G. H}, title={Book}, publisher={Press}, year=2013}
      """
    #expect(
      try Self.reference(chapter)
        == "C. D. Chapter. In E. F and G. H, editors, Book, pages\u{A0}1–2. Press, 2013.".replacing(
          "pages\u{A0}", with: "pages "))
    #expect(
      try Self.reference("@techreport{k, title={T}, institution={I}, number={7}, editor={A. B}}")
        == "A. B, editor. T. Technical Report\u{A0}7, I.")
  }

  @Test(arguments: [
    ("A {B}ayes Net", "A Bayes net"), ("Deep: A Story", "Deep: A story"),
    ("Sorting in $O(N)$ Steps", "Sorting in O(N) steps"),
    (#"{\"O}l und {\"A}RGER"#, "Öl und ärger"), ("{GPU}s: {\\'E}tude", "GPUs: Étude"),
    (#"The {\AE}on of \LaTeX"#, "The æon of LaTeX"),
  ])
  func titlesAreInSmallLetters(_ tex: String, _ text: String) throws {
    #expect(try Self.reference("@misc{k, title = {\(tex)}}") == text + ".")
  }

  @Test func mistakesOfACitedWorkAreErrors() {
    #expect(Self.mistakes(#"@misc{k, title={\strange{T}}}"#) == [#"1: unknown command '\strange' in 'title'"#])
    #expect(Self.mistakes(#"@misc{other, title={\strange{T}}} @misc{k, title={T}}"#) == [])
    #expect(Self.mistakes("@artcle{k, title={T}}") == ["1: unknown type of work '@artcle'"])
    #expect(Self.mistakes("@misc{k, title=tt}") == ["1: 'tt' is no name of a '@string'"])
    #expect(Self.mistakes("@misc{k, title={T}, crossref={no}}") == ["1: unknown work in 'crossref' 'no'"])
    #expect(Self.mistakes("@misc{k, title={T}}\n@misc{k, title={S}}") == ["2: two works have the key 'k'"])
    #expect(Self.mistakes(#"@preamble{"\newcommand{\noop}[1]{}"} @misc{k, title={\noop{x}T}}"#) == [])
  }

  @Test(arguments: [
    ("[@k, p. 3]", "[1, p.\u{A0}3]"), ("[see @k; @l]", "[see 1; 2]"), ("@k says", "Knuth and Plass [1] says"),
    ("@k [ch. 2] says", "Knuth and Plass [1, ch. 2] says"), ("[-@k]", "[1]"), ("(@l)", "(Doe [1])"),
    ("[@k;\n@l]", "[1,\u{A0}2]"), ("mail@k.org `@k` \\@k", "mail@k.org @k @k"),
    ("https://a.org/@k", "https://a.org/@k"),
  ])
  func citationsAreSetAsPandocDoes(_ text: String, _ shown: String) throws {
    let works = "@misc{k, author={Donald Knuth and Michael Plass}, title={T}} @misc{l, author={Jane Doe}, title={S}}"
    guard case .paragraph(let content)? = try Self.document(works, text).blocks.first else {
      Issue.record("no paragraph")
      return
    }
    #expect(content.plainText == shown)
  }

  @Test func whatIsNoCitationIsAnError() {
    let work = "@misc{k, title={T}}"
    #expect(Self.mistakes(work, "See @nobody.") == ["4: unknown reference 'nobody'"])
    #expect(Self.mistakes(work, "[@k; and more]") == ["4: 'and more' in a citation has no key"])
    #expect(Self.mistakes(work, "[*see* @k]") == ["4: '*see*' in a citation is not plain text"])
  }
}
