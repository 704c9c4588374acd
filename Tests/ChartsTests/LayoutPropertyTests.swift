import Basics
import Charts
import Foundation
import Graphics
import Testing

/// A random chart either fits, with every text between 7 and 10 points, inside the page and over no other text, or the
/// error says how much room it lacks. `REASONOPS_LAYOUTS=100000` tries more charts, `REASONOPS_LAYOUT=7` only that one
/// and prints it.
@Suite struct LayoutPropertyTests {
  static let count = Int(ProcessInfo.processInfo.environment["REASONOPS_LAYOUTS"] ?? "") ?? 600
  private static let only = ProcessInfo.processInfo.environment["REASONOPS_LAYOUT"].flatMap { Int($0) }
  static let seeds = only.map { $0..<$0 + 1 } ?? 0..<count

  @Test func randomChartsFitOrSayWhyNot() throws {
    let measurer = FixedWidthMeasurer()
    var fitting = 0
    for seed in Self.seeds {
      var charts = RandomCharts(seed: seed)
      let (specification, table, observations) = charts.next()
      let drawing: Drawing
      do throws(Diagnostic) {
        drawing = try Chart(specification, table: table, observations: observations).layout(measurer: measurer)
      } catch {
        #expect(error.kind == .badData)
        continue
      }
      fitting += 1
      #expect(drawing.size.width == specification.width)
      if let height = specification.height { #expect(drawing.size.height == height) }
      if Self.only != nil { print(specification, DrawingDump.text(of: drawing)) }
      try check(PlacedText.all(in: drawing, measurer), in: drawing.size, seed: seed)
    }
    #expect(Double(fitting) > 0.6 * Double(Self.seeds.count), "only \(fitting) of \(Self.seeds.count) fit")
  }

  private func check(_ texts: [PlacedText], in page: Size, seed: Int) {
    for text in texts {
      #expect(text.isInside(page), "seed \(seed): \(text) leaves the page")
      #expect((7...10).contains(text.size), "seed \(seed): \(text) is \(text.size) points high")
    }
    let boxes = texts.map(\.bounds)
    for (index, text) in texts.enumerated() {
      for other in (index + 1)..<max(texts.count, index + 1)
      where boxes[index].overlaps(boxes[other]) && text.overlaps(texts[other]) {
        Issue.record("seed \(seed): \(text) overlaps \(texts[other])")
      }
    }
  }
}
