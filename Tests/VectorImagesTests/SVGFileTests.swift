import Basics
import CairoGraphics
import Graphics
import TestSupport
import Testing
import VectorImages

@Suite struct SVGFileTests {
  private static let words = SVGWriter.Words(title: "A title", description: "What it shows")

  private func svg(_ commands: DrawingCommand..., words: SVGWriter.Words = Self.words) throws -> String {
    var drawing = Drawing(size: Size(100, 50))
    for command in commands { drawing.append(command) }
    return String(decoding: try SVGWriter(outliner: TextShaper()).file(drawing, words), as: UTF8.self)
  }

  /// Returns the elements after those that every file begins with.
  private func elements(_ commands: DrawingCommand...) throws -> [String] {
    var drawing = Drawing(size: Size(100, 50))
    for command in commands { drawing.append(command) }
    let file = String(decoding: try SVGWriter(outliner: TextShaper()).file(drawing, Self.words), as: UTF8.self)
    return file.split(separator: "\n").dropFirst(4).dropLast().map(String.init)
  }

  @Test func aFileHasItsSizeInPointsAndSaysWhatItShows() throws {
    let file = try svg()
    #expect(file.contains("width=\"100pt\" height=\"50pt\" viewBox=\"0 0 100 50\""))
    #expect(file.contains("role=\"img\" aria-labelledby=\"title description\""))
    #expect(file.contains("<title id=\"title\">A title</title>\n<desc id=\"description\">What it shows</desc>"))
  }

  @Test func shapesAreWrittenShort() throws {
    let blue = Color(hex: 0x0072B2)
    #expect(
      try elements(.fill(.rectangle(Rectangle(x: 1, y: 2.5, width: 30, height: 40)), blue))
        == ["<path d=\"M1 2.5h30v40h-30z\" fill=\"#0072b2\"/>"])
    #expect(
      try elements(.fill(.circle(center: Point(10, 20), radius: 2.5), Color(hex: 0x112233)))
        == ["<circle cx=\"10\" cy=\"20\" r=\"2.5\" fill=\"#123\"/>"])
    // Each point is rounded by itself, so three steps of a third of a point add up to one point.
    let thirds = Path.polyline((0...3).map { Point(Double($0) / 3, 1 + Double($0 % 2)) })
    #expect(
      try elements(.stroke(thirds, Stroke(blue, width: 0.5, dash: [3, 2])))
        == ["<path d=\"M0 1l.33 1 .34-1 .33 1\" stroke=\"#0072b2\" stroke-width=\".5\" stroke-dasharray=\"3 2\"/>"])
  }

  @Test func aFillAndItsOutlineAreOneElement() throws {
    let dot = Path.circle(center: Point(10, 20), radius: 2)
    let found = try elements(
      .fill(dot, Color(hex: 0x0072B2, alpha: 0.5)), .stroke(dot, Stroke(.white, width: 0.4)),
      .stroke(.line(Point(0, 0), Point(1, 1)), Stroke(.black, width: 1)),
      .stroke(.line(Point(2, 0), Point(3, 1)), Stroke(.black, width: 1)))
    #expect(
      found == [
        "<circle cx=\"10\" cy=\"20\" r=\"2\" fill=\"#0072b2\" fill-opacity=\".5\" stroke=\"#fff\" stroke-width=\".4\"/>",
        "<path d=\"M0 0l1 1M2 0l1 1\" stroke=\"#000\"/>",
      ])
  }

  @Test func aMarkSaysItsValues() throws {
    let note = MarkNote(["task: a < b", "mean: 0.5"])
    let bar = DrawingCommand.fill(.rectangle(Rectangle(x: 0, y: 0, width: 1, height: 1)), .black)
    let one = try elements(.group(Group(commands: [bar], note: note)))
    #expect(one.joined(separator: "\n").contains("fill=\"#000\"><title>task: a &lt; b\nmean: 0.5</title></path>"))
    let spot = try elements(.group(Group(commands: [], note: note.at(Point(5, 6)))))
    #expect(spot.first?.hasPrefix("<circle cx=\"5\" cy=\"6\" r=\"4\" pointer-events=\"all\"><title>task") == true)
  }

  /// A text has the width that the shaper measures, and its position is where the text begins.
  @Test func textsAreTextsAsWideAsMeasured() throws {
    let font = Font(.sans, size: 8, bold: true)
    let width = try TextShaper().extents(of: "MULTIPLEX", font: font).width
    let text = try elements(.text(TextRun("MULTIPLEX", font: font, at: Point(60, 20), anchor: .end)))[0]
    #expect(text.contains("x=\"\(rounded(60 - width))\" y=\"20\" font-weight=\"bold\""))
    #expect(text.contains("textLength=\"\(rounded(width))\" lengthAdjust=\"spacingAndGlyphs\">MULTIPLEX</text>"))
    let turned = try elements(.text(TextRun("I", font: font, at: Point(60, 20), rotation: -.pi / 2)))[0]
    #expect(turned.contains("transform=\"rotate(-90 60 20)\""))
    let hebrew = try elements(.text(TextRun("שלום", font: font, at: Point(60, 20))))[0]
    #expect(hebrew.contains("direction=\"rtl\" text-anchor=\"end\">"))
  }

  private func rounded(_ x: Double) -> String {
    let hundredths = (x * 100).rounded() / 100
    return hundredths == hundredths.rounded() ? "\(Int(exactly: hundredths) ?? 0)" : "\(hundredths)"
  }

  @Test func clipsAreWrittenOnce() throws {
    let clip = Rectangle(x: 1, y: 1, width: 8, height: 8)
    let group = DrawingCommand.group(Group(clip: clip, commands: [.fill(.rectangle(clip), .black)]))
    let file = try svg(group, group, .group(Group(origin: Point(3, 0), scale: 2, commands: [group])))
    #expect(file.ranges(of: "<clipPath id=\"clip-1\">").count == 1)
    #expect(file.ranges(of: "clip-path=\"url(#clip-1)\"").count == 3 && !file.contains("clip-2"))
    #expect(file.contains("transform=\"translate(3 0)scale(2.0)\""))
  }

  /// Whatever a text contains, librsvg can read the file, and it has no further elements.
  @Test(arguments: HostileTexts.all) func noTextActsAsMarkup(_ text: String) throws {
    let run = DrawingCommand.text(TextRun(text, font: Font(.sans, size: 8), at: Point(0, 0)))
    let note = MarkNote([text], group: text)
    let mark = DrawingCommand.group(Group(commands: [.fill(.line(Point(0, 0), Point(1, 1)), .black)], note: note))
    guard let file = try? svg(run, mark, words: .init(title: text, description: text)) else { return }
    for word in ["<script", "<image", "<a ", "<foreignObject", "onload=\"", "href=", "style="] {
      #expect(!file.contains(word), "\(word) in \(file)")
    }
    _ = try PictureReader.read(Array(file.utf8), path: "a.svg")
  }
}
