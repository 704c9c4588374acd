import Basics
import CairoGraphics
import Foundation
import Graphics
import TaggedPDF
import TestSupport
import Testing

/// What a screen reader finds in a tagged file.
@Suite struct TaggedFileTests {
  private static let font = Font(.serif, size: 10)

  private static func text(_ text: String, y: Double) -> [DrawingCommand] {
    [.text(TextRun(text, font: font, at: Point(10, y)))]
  }

  private static func drawing(_ commands: [DrawingCommand]) -> Drawing {
    var drawing = Drawing(size: Size(200, 100))
    for command in commands { drawing.append(command) }
    return drawing
  }

  private static func pdf(_ pages: [Drawing]) throws -> [UInt8] {
    try CairoRenderer.pdf(pages, metadata: PDFMetadata(title: "T & <t>", creationTime: 0))
  }

  /// Returns the structure tree as `pdfinfo` prints it, or the output of another option.
  private static func info(_ bytes: [UInt8], _ option: String = "-struct-text") throws -> String {
    try ScratchFolder.with { folder in
      try Data(bytes).write(to: URL(filePath: folder("a.pdf")))
      return try #require(try Tool.run("pdfinfo", ["-enc", "UTF-8", option, folder("a.pdf")]))
    }
  }

  /// Returns all objects, as JSON of qpdf.
  private static func objects(_ bytes: [UInt8]) throws -> String {
    try ScratchFolder.with { folder in
      try Data(bytes).write(to: URL(filePath: folder("a.pdf")))
      return try #require(try Tool.run("qpdf", ["--json", folder("a.pdf")]))
    }
  }

  /// Paragraphs are read in the order of their numbers, whatever page they are on and whichever is painted first. A
  /// paragraph that continues on the next page is one element.
  @Test func theOrderIsThatOfTheNumbers() throws {
    let third = Self.text("third", y: 20).tagged(StructureNode(.paragraph, 3))
    let first = Self.text("first", y: 40).tagged(StructureNode(.paragraph, 1))
    let second = Self.text("second", y: 20).tagged(StructureNode(.paragraph, 2))
    let more = Self.text("goes on", y: 60).tagged(StructureNode(.paragraph, 1))
    let tree = try Self.info(Self.pdf([Self.drawing(third + first), Self.drawing(second + more)]))
    let texts = tree.matches(of: /"(.*)"/).map { String($0.1) }
    #expect(texts == ["first", "goes on", "second", "third"])
    #expect(tree.ranges(of: "P (block)").count == 3)
  }

  /// A rule in a table, and content without a node, are not text. An empty cell is still a cell.
  @Test func decorationIsNoText() throws {
    let cells = (0..<3).map { [$0 == 1 ? [] : Self.text("c\($0)", y: 30), StructureNode(.cell, $0)] as [Any] }
    let row = cells.flatMap {
      ($0[0] as? [DrawingCommand] ?? []).tagged($0[1] as? StructureNode ?? StructureNode(.cell))
    }
    let rule = DrawingCommand.stroke(.line(Point(0, 10), Point(50, 10)), Stroke(.black, width: 1))
    let table = ([rule] + row.tagged(StructureNode(.row))).tagged(StructureNode(.table))
    let tree = try Self.info(Self.pdf([Self.drawing(Self.text("stray", y: 90) + table)]))
    #expect(!tree.contains("stray") && tree.ranges(of: "TD").count == 3)
    #expect(tree.matches(of: /"(.*)"/).map { String($0.1) } == ["c0", "c2"])
  }

  /// A figure has its description even within a group that clips and scales, and with a transparent fill.
  @Test func figuresHaveDescriptions() throws {
    let area = Rectangle(x: 0, y: 0, width: 40, height: 20)
    let node = StructureNode(.figure, description: "Größte: 3 (a)", bounds: area)
    let shown = [DrawingCommand.fill(.rectangle(area), Color(hex: 0xFF0000, alpha: 0.5))] + Self.text("in", y: 8)
    let group = Group(origin: Point(20, 30), scale: 0.5, clip: area, commands: shown.tagged(node))
    let below = Self.text("out", y: 90).tagged(StructureNode(.paragraph, 1))
    let bytes = try Self.pdf([Self.drawing([.group(group)] + below)])
    // The group is at (20, 30) and shows an area of 40 × 20 points at half its size.
    #expect(try Self.info(bytes, "-struct").contains("/BBox [20 60 40 70]"))
    #expect(try Self.objects(bytes).contains("\"/Alt\": \"u:Größte: 3 (a)\""))
  }

  /// Marks are not visible: the pages are the same, pixel for pixel, with and without tags.
  @Test func pagesLookTheSame() throws {
    func page(_ tag: ([DrawingCommand], Int) -> [DrawingCommand]) -> Drawing {
      let fill = DrawingCommand.fill(
        .rectangle(Rectangle(x: 0, y: 0, width: 30, height: 30)), Color(hex: 0x00FF00, alpha: 0.3))
      return Self.drawing((0..<5).flatMap { tag([fill] + Self.text("line \($0)", y: 15 * Double($0 + 1)), $0) })
    }
    let plain = try Self.pixels(Self.pdf([page { commands, _ in commands }]))
    let tagged = try Self.pixels(Self.pdf([page { $0.tagged(StructureNode(.paragraph, $1)) }]))
    #expect(plain == tagged && !plain.isEmpty)
  }

  private static func pixels(_ bytes: [UInt8]) throws -> [UInt8] {
    try ScratchFolder.with { folder in
      try Data(bytes).write(to: URL(filePath: folder("a.pdf")))
      _ = try #require(try Tool.run("pdftoppm", ["-r", "150", folder("a.pdf"), folder("a")]))
      return try folder.bytes("a-1.ppm")
    }
  }

  @Test func equalPagesAreEqualBytes() throws {
    let page = Self.drawing(Self.text("a", y: 20).tagged(StructureNode(.paragraph)))
    #expect(try Self.pdf([page, page]) == Self.pdf([page, page]))
  }

  /// If a run is missing in the file, its text would belong to another run.
  @Test func aMissingRunIsAnError() throws {
    let bytes = try CairoRenderer.pdf([Self.drawing(Self.text("a", y: 20))], metadata: PDFMetadata(title: "t"))
    var content = PageRuns()
    content.runs = [PageRuns.Run(page: 0, owner: .node([StructureNode(.paragraph)]))]
    let error = #expect(throws: Diagnostic.self) {
      try TaggedFile.written(bytes, content, metadata: PDFMetadata(title: "t"))
    }
    #expect(error?.message.contains("page 1 has 0 of 1 runs") == true)
  }

  /// No truncated or changed file stops the program.
  @Test func damageIsAnError() throws {
    let bytes = try CairoRenderer.pdf([Self.drawing(Self.text("a", y: 20))], metadata: PDFMetadata(title: "t"))
    let metadata = PDFMetadata(title: "t")
    for length in stride(from: 0, to: bytes.count, by: 61) {
      #expect(throws: Diagnostic.self) {
        try TaggedFile.written(Array(bytes[..<length]), PageRuns(), metadata: metadata)
      }
    }
    for place in stride(from: 0, to: bytes.count, by: 37) {
      for byte in [UInt8(ascii: "9"), UInt8(ascii: "<"), UInt8(ascii: "["), 0] {
        var damaged = bytes
        damaged[place] = byte
        _ = try? TaggedFile.written(damaged, PageRuns(), metadata: metadata)
      }
    }
  }

  /// Markup in a title stays text.
  @Test func titlesAreTextsInBothDescriptions() throws {
    let page = Self.drawing(Self.text("a", y: 20).tagged(StructureNode(.paragraph)))
    let bytes = try Self.pdf([page])
    #expect(try Self.info(bytes, "-meta").contains("T &amp; &lt;t&gt;"))
    #expect(try Self.info(bytes, "-rawdates").contains("T & <t>"))
  }
}
