import Basics
import CairoGraphics
import Graphics
import TestSupport
import Testing

@Suite struct PDFTests {
  private static func page(_ text: String) -> Drawing {
    var drawing = Drawing(size: Size(200, 100))
    drawing.text(TextRun(text, font: Font(.serif, size: 10), at: Point(20, 40)))
    return drawing
  }

  private static let address = Address("https://example.org/a?b='(c)'").unwrapped(because: "it is one")

  /// Two pages with anchors, links inside a moved and scaled group, and an address with quotation marks.
  private static let document: [Drawing] = {
    var first = page("First page α")
    first.append(.anchor("start", Point(20, 30)))
    first.append(.link(Rectangle(x: 20, y: 30, width: 60, height: 12), .anchor("it's \\ here")))
    var inner = Drawing(size: Size(10, 10))
    inner.append(.link(Rectangle(x: 0, y: 0, width: 10, height: 10), .url(Self.address)))
    first.place(inner, at: Point(100, 50), scale: 2)
    var second = page("Second page")
    second.append(.anchor("it's \\ here", Point(20, 30)))
    return [first, second]
  }()

  @Test func documentWithLinksIsSound() throws {
    let metadata = PDFMetadata(
      title: "Tïtle", authors: ["A", "B"],
      outline: [OutlineEntry("One", anchor: "start", children: [OutlineEntry("Two", anchor: "it's \\ here")])])
    let pdf = try CairoRenderer.pdf(Self.document, metadata: metadata)
    let report = try Tool.withFile(pdf, "a.pdf") { try Tool.run("qpdf", ["--check", $0]) }
    #expect(report?.contains("No syntax or stream encoding errors") == true)
    let text = String(decoding: pdf, as: UTF8.self)
    #expect(text.contains("/Outlines"))
    #expect(text.contains("(https://example.org/a?b=%27%28c%29%27)"))
  }

  /// Cairo writes addresses and names into the file unchanged, so hostile ones must be escaped.
  @Test func addressesAndNamesBringNoActions() throws {
    var page = Self.page("x")
    let area = Rectangle(x: 0, y: 0, width: 10, height: 10)
    for text in ["http://a/) /S /JavaScript /JS (app.alert(1)", "a'\u{301} dest='b", "a\\", "(", "b\u{301})>>"] {
      page.append(.link(area, .url(try #require(Address(text)))))
      page.append(.anchor(text, Point(1, 1)))
      page.append(.link(area, .anchor(text)))
    }
    let name = ") /S /JavaScript /JS (app.alert(1)"
    page.append(.anchor(name, Point(1, 1)))
    let metadata = PDFMetadata(title: name, authors: [name], outline: [OutlineEntry(name, anchor: name)])
    let pdf = try CairoRenderer.pdf([page], metadata: metadata)
    let json = try Tool.withFile(pdf, "a.pdf") { try Tool.run("qpdf", ["--json", $0]) }
    #expect(json?.contains("\"/URI\": \"u:http://a/%29%20/S%20/JavaScript%20/JS%20%28app.alert%281%29\"") == true)
    #expect(json?.contains("\"/S\": \"/JavaScript\"") == false && json?.contains("\"/JS\"") == false)
  }

  /// The file claims neither tags nor a date, because its text has no tags and no date is given.
  @Test func aFileSaysNothingThatIsNotSo() throws {
    let pdf = try CairoRenderer.pdf(Self.document, metadata: PDFMetadata(title: "/Type /Catalog /MarkInfo"))
    let facts = try Tool.withFile(pdf, "a.pdf") { try Tool.run("pdfinfo", [$0]) ?? "" }
    #expect(facts.contains(/Tagged: +no/) && !facts.contains("CreationDate"))
    #expect(facts.contains("/Type /Catalog /MarkInfo"))
  }

  @Test func fontsAreEmbeddedSubsetsAndNeverType3() throws {
    let pdf = try CairoRenderer.pdf([Self.page("Ag α")], metadata: PDFMetadata(title: "t"))
    let report = try Tool.withFile(pdf, "a.pdf") { try Tool.run("pdffonts", [$0]) }
    let fonts = report!.split(separator: "\n").dropFirst(2)
    #expect(!fonts.isEmpty)
    for font in fonts {
      #expect(font.contains("TrueType"))
      #expect(!font.contains("Type 3"))
      #expect(font.contains("yes yes"))
    }
  }

  /// Other installed fonts that look alike, such as Nimbus Sans, do not provide what the font lacks.
  @Test(arguments: [(Font.Family.sans, "DejaVuSans"), (.serif, "DejaVuSerif")])
  func lackingCharactersComeFromOneFamily(_ family: Font.Family, _ fallback: String) throws {
    var drawing = Drawing(size: Size(100, 100))
    drawing.text(TextRun("10⁻⁴ ∑", font: Font(family, size: 10), at: Point(20, 20)))
    let pdf = try CairoRenderer.pdf([drawing], metadata: PDFMetadata(title: "t"))
    let report = try #require(try Tool.withFile(pdf, "a.pdf") { try Tool.run("pdffonts", [$0]) })
    for font in report.split(separator: "\n").dropFirst(2) {
      #expect(font.contains(family.rawValue.filter { $0 != " " }) || font.contains(fallback), "\(font)")
    }
  }

  /// Text can be extracted from the PDF: ligatures, combining marks, words from right to left, and letters of other
  /// fonts, in one batch or several.
  @Test func lettersCanBeReadBack() throws {
    let words = ["affine", "Ångström", "שלום", "π≈3", "caf\u{E9}", "cafe\u{301}", "multiply_simple"]
    var drawing = Drawing(size: Size(200, 200))
    for (line, word) in words.enumerated() {
      drawing.text(TextRun(word, font: Font(.serif, size: 10), at: Point(20, 20 + 25 * Double(line))))
    }
    let pdf = try CairoRenderer.pdf([drawing], metadata: PDFMetadata(title: "t"))
    let text = try Tool.withFile(pdf, "a.pdf") { try Tool.run("pdftotext", ["-layout", $0, "-"]) ?? "" }
    let read = text.split(separator: "\n").map { line in
      String(
        String.UnicodeScalarView(line.unicodeScalars.filter { !$0.properties.isWhitespace && !$0.isDirectionMark }))
    }
    // Compare scalars, because Swift treats é and e with a combining accent as equal.
    #expect(read.filter { !$0.isEmpty }.map { Array($0.unicodeScalars) } == words.map { Array($0.unicodeScalars) })
  }

  @Test func figuresHaveNoAnnotationsTagsOrOutline() throws {
    let text = String(
      decoding: try CairoRenderer.pdf([Self.page("x")], metadata: PDFMetadata(title: "t")), as: UTF8.self)
    for key in ["/Annots", "/Outlines", "/StructTreeRoot", "/Dests"] { #expect(!text.contains(key)) }
  }

  @Test func pagesKeepTheirSizes() throws {
    let pages = [Drawing(size: Size(234, 100.5)), Drawing(size: Size(396, 50))]
    let text = String(decoding: try CairoRenderer.pdf(pages, metadata: PDFMetadata(title: "t")), as: UTF8.self)
    #expect(text.contains("[ 0 0 234 100.5 ]"))
    #expect(text.contains("[ 0 0 396 50 ]"))
  }
}

extension Unicode.Scalar {
  fileprivate var isDirectionMark: Bool {
    (0x200E...0x200F).contains(value) || (0x202A...0x202E).contains(value) || value == 0xC
  }
}
