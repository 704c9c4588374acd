import Basics
import Charts
import Graphics
import Tables
import Testing

/// Boxes, their lines and dots have the colour of their group, and lines leave the inside of a low box visible.
@Suite struct BoxColorTests {
  /// Two groups whose boxes are very low: a third of 1% of the axis.
  private static let table: Table = {
    let rows = Array(0..<40)
    return Table([
      Column("x", texts: rows.map { "x\($0 % 2)" }), Column("color", texts: rows.map { "g\($0 / 2 % 2)" }),
      Column(
        "y", numbers: rows.map { ($0 % 2 == 0 ? 10 : 90) + 0.05 * Double($0 / 4) + ($0 == 39 ? 4 : 0) }),
    ])
  }()

  private static func dump(_ marks: [String], color: Bool = true) throws -> [Substring] {
    let specification = ChartSpecification(marks: marks, x: Channel("x"), y: Channel("y")) {
      ($0.width, $0.color) = (234, color ? Channel("color") : nil)
    }
    let drawing = try Chart(specification, table: table).layout(measurer: FixedWidthMeasurer())
    return DrawingDump.text(of: drawing).split(separator: "\n")
  }

  @Test func nothingOfAGroupIsBlack() throws {
    for marks in [["box"], ["box", "strip"]] {
      let lines = try Self.dump(marks)
      #expect(!lines.contains { $0.contains("stroke #1a1a1a") || $0.contains("fill #1a1a1a") }, "\(marks)")
      #expect(!lines.contains { $0.contains("#262626") }, "\(marks)")
    }
    #expect(try Self.dump(["box"], color: false).contains { $0.contains("stroke #1a1a1a") })
  }

  /// Half of an outline's width is inside its box, so the outline of a low box must be thin.
  @Test func linesGiveWayToLowBoxes() throws {
    var boxes = 0
    for line in try Self.dump(["box"]) {
      let parts = line.split(separator: " ")
      guard parts.first == "stroke", line.hasSuffix("Z"), !line.contains(" C "), let width = Double(parts[2]) else {
        continue
      }
      let heights = line.matches(of: /-?[\d.]+,(-?[\d.]+)/).compactMap { Double($0.1) }
      guard let low = heights.min(), let high = heights.max(), high - low < 8 else { continue }
      boxes += 1
      #expect(width <= max(0.36, (high - low) / 9), "\(line)")
    }
    #expect(boxes >= 4)
  }

  @Test func boxesOfOneSeriesFillTheirWidth() throws {
    let grid = try Self.dump(["box"], color: false).first { $0.contains("stroke #e4e4e4") }
    let ends = try #require(grid).matches(of: /(-?[\d.]+),-?[\d.]+/).compactMap { Double($0.1) }
    #expect(try #require(ends.max()) - (try #require(ends.min())) > 0.8 * 234, "\(ends)")
  }
}
