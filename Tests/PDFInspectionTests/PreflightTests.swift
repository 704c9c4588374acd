import Basics
import CairoGraphics
import Foundation
import Graphics
import PDFInspection
import TestSupport
import Testing

@Suite struct PreflightTests {
  private static func drawing(linked: Bool = false) -> Drawing {
    var drawing = Drawing(size: Size(234, 100))
    drawing.text(TextRun("Ag α", font: Font(size: 8), at: Point(20, 40)))
    if linked, let address = Address("https://example.org") {
      drawing.append(.link(Rectangle(x: 0, y: 0, width: 9, height: 9), .url(address)))
    }
    return drawing
  }

  private static func summary(_ drawing: Drawing, outline: [OutlineEntry] = []) throws -> PDFSummary {
    try PDFSummary(CairoRenderer.pdf([drawing], metadata: PDFMetadata(title: "t", outline: outline)), name: "a.pdf")
  }

  @Test func ourFiguresPass() throws {
    let summary = try Self.summary(Self.drawing())
    #expect(summary.pageSizes == [PageSize(width: 234, height: 100)])
    #expect(summary.fonts.map(\.isEmbedded) == [true, true] || summary.fonts.map(\.isEmbedded) == [true])
    #expect(summary.fonts.allSatisfy { $0.isSubset && $0.name.hasSuffix("LiberationSans") })
    #expect(Preflight(.figure, widths: [234]).problems(of: summary) == [])
  }

  @Test func brokenRulesAreNamed() throws {
    let linked = try Self.summary(Self.drawing(linked: true))
    #expect(
      Preflight(.figure).problems(of: linked) == [
        "there are annotations: Link; 'render --no-links' makes a PDF without"
      ])
    #expect(Preflight(.document).problems(of: linked) == [])
    let plain = try Self.summary(Self.drawing())
    #expect(Preflight(.figure, widths: [396]).problems(of: plain) == ["the page is 3.250 in wide, not 5.500"])
  }

  @Test func whatReadersMissWhoDoNotSeeIsNamed() throws {
    let plain = try Self.summary(Self.drawing())
    #expect(Preflight(.document).problems(of: plain) == [])
    let missing = Preflight(.document, mustBeAccessible: true).problems(of: plain)
    #expect(missing.count == 3 && missing[0] == "the file has no tags" && missing[1].contains("language"))
    var tagged = Drawing(size: Size(234, 100))
    for (number, description) in ["a bar", ""].enumerated() {
      for command in Self.drawing().commands.tagged(StructureNode(.figure, number, description: description)) {
        tagged.append(command)
      }
    }
    let summary = try Self.summary(tagged)
    #expect(summary.access.elements == ["Document": 1, "Figure": 2] && summary.access.language == "en")
    #expect(summary.access.standards == ["PDF/UA-1", "PDF/A-2a"])
    let problems = Preflight(.document, mustBeAccessible: true).problems(of: summary)
    #expect(problems.contains("figures or formulas without a description: 1"))
    #expect(problems.contains { $0.hasPrefix("the file says that it is tagged, but has no heading") })
  }

  /// qpdf packs the objects of the same file into compressed streams, as TeX does.
  @Test func compressedObjectsAreRead() throws {
    let pdf = try CairoRenderer.pdf(
      [Self.drawing(linked: true), Self.drawing()], metadata: PDFMetadata(title: "t"))
    let packed = try Tool.withFile(pdf, "a.pdf") { path in
      _ = try Tool.run("qpdf", ["--object-streams=generate", "--compress-streams=y", path, path + ".packed"])
      return try Data(contentsOf: URL(fileURLWithPath: path + ".packed"))
    }
    let (a, b) = (try PDFSummary(pdf, name: "a.pdf"), try PDFSummary([UInt8](packed), name: "b.pdf"))
    #expect(!String(decoding: packed, as: UTF8.self).contains("/FontDescriptor"))
    #expect(a.pageSizes == b.pageSizes && a.fonts == b.fonts && a.annotations == b.annotations)
  }

  /// A file with a Type 3 font, and with a standard font that is not embedded, written by hand.
  @Test func fontsThatAreRefusedAreFound() throws {
    let text = """
      %PDF-1.4
      1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
      2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 612 792] >> endobj
      3 0 obj << /Type /Page /Parent 2 0 R /Resources << /Font << /F1 4 0 R /F2 5 0 R >> >> >> endobj
      4 0 obj << /Type /Font /Subtype /Type3 /Name /Drawn >> endobj
      5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj
      trailer << /Root 1 0 R >>
      """
    let summary = try PDFSummary(Array(text.utf8), name: "a.pdf")
    #expect(summary.pageSizes == [PageSize(width: 612, height: 792)])
    #expect(
      Preflight(.document).problems(of: summary) == [
        "font Drawn is of Type 3", "font Helvetica is not embedded",
      ])
  }

  @Test func damagedFilesDoNotCrash() throws {
    let pdf = try CairoRenderer.pdf([Self.drawing()], metadata: PDFMetadata(title: "t"))
    for bytes in [[], Array("no PDF at all".utf8)] {
      #expect(throws: Diagnostic(.badData, "'a.pdf' is not a PDF file")) { try PDFSummary(bytes, name: "a.pdf") }
    }
    for length in stride(from: 0, to: pdf.count, by: 97) {
      _ = try? PDFSummary(Array(pdf.prefix(length)), name: "a.pdf")
    }
    var state: UInt32 = 1
    for _ in 0..<200 {
      var damaged = pdf
      for _ in 0..<20 {
        state = state &* 1_664_525 &+ 1_013_904_223
        damaged[Int(state >> 8) % damaged.count] = UInt8(truncatingIfNeeded: state >> 3)
      }
      _ = try? PDFSummary(damaged, name: "a.pdf")
    }
  }
}
