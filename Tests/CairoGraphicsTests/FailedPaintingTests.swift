import Basics
import CairoGraphics
import Graphics
import Testing

/// Drawings whose painting fails at each of their commands. The unfinished surface still writes its end when it is
/// destroyed, so `make sanitize` looks here for memory that is used after it was freed.
@Suite struct FailedPaintingTests {
  private static let red = Color(red: 1, green: 0, blue: 0)
  private static let area = Rectangle(x: 1, y: 1, width: 20, height: 10)

  private static func text(_ text: String) -> DrawingCommand {
    .text(TextRun(text, font: Font(.sans, size: 8), at: Point(5, 20)))
  }

  /// A text with a character that no font has.
  private static let unpaintable = text("\u{10FFFD}")

  /// A command of each kind.
  private static let commands: [DrawingCommand] = [
    .fill(.rectangle(area), red), .stroke(.rectangle(area), Stroke(red, width: 1)), .tile(area, red), text("word"),
    .group(Group(origin: Point(3, 3), scale: 0.5, clip: area, commands: [text("inner"), .tile(area, red)])),
    .anchor("place", Point(1, 1)), .link(area, .anchor("place")),
  ]

  /// Returns the commands with another one inserted at a place, inside `depth` groups.
  private static func failing(at place: Int, depth: Int, by command: DrawingCommand) -> Drawing {
    var inner = command
    for _ in 0..<depth { inner = .group(Group(origin: Point(1, 1), scale: 0.9, clip: area, commands: [inner])) }
    var commands = commands
    commands.insert(inner, at: place)
    return drawing(commands)
  }

  private static let formats: [(name: String, paint: @Sendable (Drawing) throws -> [UInt8])] = [
    ("png", { try CairoRenderer.png($0) }), ("svg", { try CairoRenderer.svg($0) }),
    ("pdf", { try CairoRenderer.pdf([$0], metadata: PDFMetadata(title: "t")) }),
    ("second page", { try CairoRenderer.pdf([whole, $0, whole], metadata: PDFMetadata(title: "t")) }),
  ]

  private static let whole = drawing(commands)

  private static func drawing(_ commands: [DrawingCommand]) -> Drawing {
    var drawing = Drawing(size: Size(80, 60))
    commands.forEach { drawing.append($0) }
    return drawing
  }

  @Test func everyFailureWhilePaintingIsThrown() throws {
    for (name, paint) in Self.formats {
      let expected = try paint(Self.whole)
      for place in 0...Self.commands.count {
        for depth in 0...3 {
          let drawing = Self.failing(at: place, depth: depth, by: Self.unpaintable)
          #expect(throws: Diagnostic.self, "\(name), \(place), \(depth)") { try paint(drawing) }
        }
      }
      #expect(try paint(Self.whole) == expected, "\(name)")
    }
  }
}
