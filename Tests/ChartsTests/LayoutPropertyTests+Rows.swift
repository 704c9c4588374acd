import Basics
import Charts
import Graphics
import Testing

/// Every row is either drawn or reported, for random tables, scales, marks and domains. `REASONOPS_LAYOUTS=100000`
/// tries more of them, `REASONOPS_LAYOUT=7` only that one.
extension LayoutPropertyTests {
  @Test func rowsGivenAreDrawnOrTold() throws {
    var fitting = 0
    for seed in Self.seeds {
      let sample = RandomRows(seed: seed).next()
      let chart: Chart
      let laidOut: LaidOutChart
      do throws(Diagnostic) {
        chart = try Chart(sample.specification, table: sample.table)
        laidOut = try chart.laidOut(measurer: FixedWidthMeasurer())
      } catch {
        #expect(error.kind == .badData, "seed \(seed): \(error)")
        continue
      }
      fitting += 1
      let omissions = try #require(laidOut.omissions)
      let place: Comment = "seed \(seed): \(sample.specification.marks) \(omissions.sentences)"
      #expect(laidOut.rowsDrawn == sample.drawable, place)
      #expect(laidOut.rowsDrawn + omissions.rowCount == sample.table.rowCount, place)
      #expect(omissions.rowCount == 0 || !omissions.sentences.isEmpty, place)
      if !sample.hasDomain { #expect(!omissions.sentences.joined().contains("outside"), place) }
      #expect(!chart.alternativeText.contains("nan"), place)
    }
    #expect(Double(fitting) > 0.6 * Double(Self.seeds.count), "only \(fitting) of \(Self.seeds.count) fit")
  }

  /// The texts of ticks differ, only zero reads as zero, and mantissas are below ten.
  @Test func ticksDifferInText() {
    for seed in Self.seeds {
      var numbers = RandomNumbers(seed: seed)
      let values = [numbers.next(), numbers.next()].filter(\.isFinite).sorted()
      guard values.count == 2, values[0] < values[1] else { continue }
      for transform in [ContinuousScale.Transform.linear, .log] where transform == .linear || values[0] > 0 {
        let scale = ContinuousScale(transform, domain: values[0]...values[1])
        for format in [NumberFormat.automatic, .digits(2), .percent(0)] {
          let labels = scale.ticks(5, format: format)
          let place: Comment = "\(values) \(transform) \(format): \(labels.texts)"
          #expect(Set(labels.texts).count == labels.texts.count && !labels.texts.isEmpty, place)
          #expect(labels.ticks.allSatisfy { $0.isFinite }, place)
          for text in labels.texts { #expect(!text.contains("00·10") && !text.hasPrefix("10·10"), place) }
        }
      }
    }
  }
}
