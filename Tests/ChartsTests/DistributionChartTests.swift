import Basics
import Charts
import Foundation
import Graphics
import GraphicsTestSupport
import Tables
import Testing

/// Charts of distributions: what each mark draws for unusual values, and that every row is drawn or reported.
@Suite struct DistributionChartTests {
  private static let marks = ["box", "violin", "strip", "histogram", "density", "ecdf"]

  private static func chart(
    _ mark: String, _ values: [Double], groups: [String]? = nil, _ change: (inout ChartSpecification) -> Void = { _ in }
  ) throws -> Chart {
    let table = Table([
      Column("value", numbers: values), Column("group", texts: groups ?? values.map { _ in "a" }),
    ])
    let computed = Chart.computedValues(of: [mark]).first
    var specification = ChartSpecification(
      marks: [mark], x: Channel(computed == nil ? "group" : "value"), y: Channel(computed ?? "value")
    ) { $0.width = 234 }
    change(&specification)
    return try Chart(specification, table: table)
  }

  private static let cases: [(name: String, values: [Double], told: Int)] = [
    ("one row", [3], 0), ("equal values", [2, 2, 2, 2], 0), ("two", [1, 2], 0), ("negative", [-5, -1, -3.5, -2], 0),
    ("missing", [1, .nan, 2, .infinity, 4, -.infinity], 3), ("heavy", [0, 0, 0, 0, 0, 0, 0, 1e9], 0),
    ("large", [1e300, 2e300, 1.5e300], 0), ("tiny", [1e-300, 3e-300], 0), ("close", [1e15, 1e15 + 1, 1e15 + 2], 0),
    ("ties", (0..<300).map { Double($0 % 3) }, 0),
  ]

  @Test(arguments: marks) func rowsAreDrawnOrTold(_ mark: String) throws {
    for (name, values, told) in Self.cases {
      let laidOut = try Self.chart(mark, values).laidOut(measurer: FixedWidthMeasurer())
      #expect(laidOut.rowsDrawn == values.count - told, "\(mark), \(name)")
      #expect(laidOut.omissions?.rowCount == told, "\(mark), \(name)")
      let dump = DrawingDump.text(of: laidOut.drawing)
      #expect(!dump.contains("nan") && !dump.contains("inf"), "\(mark), \(name)")
    }
  }

  @Test(arguments: marks) func logarithmicAxesLeaveOutWhatTheyHaveNoPlaceFor(_ mark: String) throws {
    let isAlongX = !Chart.computedValues(of: [mark]).isEmpty
    let chart = try Self.chart(mark, [1, 10, 100, 0, -1]) { specification in
      if isAlongX { specification.x.scale = .log } else { specification.y.scale = .log }
    }
    let laidOut = try chart.laidOut(measurer: FixedWidthMeasurer())
    #expect(laidOut.rowsDrawn == 3 && laidOut.omissions?.rowCount == 2)
    #expect(laidOut.omissions?.sentences.joined().contains("logarithmic") == true)
  }

  @Test(arguments: marks) func aDomainTellsWhatIsOutside(_ mark: String) throws {
    let isAlongX = !Chart.computedValues(of: [mark]).isEmpty
    let chart = try Self.chart(mark, [1, 2, 3, 4, 50]) { specification in
      if isAlongX { specification.x.domain = 0...10 } else { specification.y.domain = 0...10 }
    }
    let laidOut = try chart.laidOut(measurer: FixedWidthMeasurer())
    #expect(laidOut.rowsDrawn == 4 && laidOut.omissions?.rowCount == 1)
  }

  /// Even a thousand categories fit, because the chart becomes higher.
  @Test(arguments: ["box", "violin", "strip"]) func aThousandCategoriesAreDrawn(_ mark: String) throws {
    let values = (0..<1000).map(Double.init)
    let chart = try Self.chart(mark, values, groups: values.map { "category \($0)" })
    let laidOut = try chart.laidOut(measurer: FixedWidthMeasurer())
    #expect(laidOut.rowsDrawn == 1000 && laidOut.omissions?.rowCount ?? 0 == 0)
  }

  /// The chart reports dots that overlap.
  @Test func dotsThatOverlapAreTold() throws {
    func told(_ count: Int) throws -> String {
      let chart = try Self.chart("strip", (0..<count).map { _ in 1.0 }) { $0.width = 120 }
      return try #require(try chart.laidOut(measurer: FixedWidthMeasurer()).omissions).sentences.joined()
    }
    #expect(try told(5).isEmpty)
    #expect(try told(400) == "400 of 400 dots overlap others: there is no room to put them side by side.")
  }

  @Test func outliersAreDotsUnlessEveryRowIsOne() throws {
    let values = [1.0, 2, 2, 3, 3, 4, 4, 5, 20, -9]
    func circles(_ marks: [String]) throws -> Int {
      let drawing = try Self.chart("box", values) { $0.marks = marks }.layout(measurer: FixedWidthMeasurer())
      return DrawingDump.text(of: drawing).split(separator: "\n").count { $0.contains("fill") && $0.contains("C") }
    }
    let boxes = try circles(["box"])
    let both = try circles(["box", "strip"])
    #expect(boxes == 2 && both == values.count, "\(boxes) \(both)")
  }

  @Test func wholeNumbersHaveBinsOfTheirOwn() throws {
    let chart = try Self.chart("histogram", [1, 1, 2, 3, 3, 3])
    #expect(chart.methods.joined().contains("each whole number"))
    #expect(chart.alternativeText.contains("6 values from 1 to 3"))
  }

  @Test func binsCanBeAskedFor() throws {
    let chart = try Self.chart("histogram", [1, 12, 25, 38]) { $0.binWidth = 10 }
    #expect(chart.methods == ["Bins are 10 wide."])
  }

  /// The caption says what decided the width, in the units of the axis.
  @Test func widthsOfBinsAreExplained() throws {
    let normal = (0..<50).map { Double($0 * 37 % 50) / 25 - 1 }
    let far = try Self.chart("histogram", normal + [1e6]).methods.joined()
    #expect(far.contains("would be more than 200"), "\(far)")
    let shares = try Self.chart("histogram", normal.map { abs($0) }) {
      ($0.binWidth, $0.x.format) = (0.5, .percent(0))
    }
    #expect(shares.methods == ["Bins are 50% wide."])
    let symmetric = try Self.chart("histogram", [-1000, -1, 0, 1, 10, 100_000]) { $0.x.scale = .symlog }
    #expect(symmetric.methods.joined().contains("Bins are equally wide on the axis"), "\(symmetric.methods)")
  }

  /// The quartiles are those of the numbers, drawn on the logarithmic axis: the median of 1, 10, 100 and 1000 is 55.
  @Test(arguments: ["box", "violin"]) func quartilesAreThoseOfTheNumbers(_ mark: String) throws {
    let values = [1.0, 10, 100, 1000]
    let chart = try Self.chart(mark, values) { ($0.y.scale, $0.y.domain, $0.height) = (.log, 1...1000, 200) }
    #expect(chart.methods.joined().contains("of the logarithms") == (mark == "violin"))
    let strokes = try chart.layout(measurer: FixedWidthMeasurer()).strokes
    // The grid goes from end to end of the axis.
    let grid = strokes.filter { $0.stroke.width == 0.5 }.flatMap(\.path.points).map(\.y)
    let (bottom, top) = (try #require(grid.max()), try #require(grid.min()))
    let median = bottom + (top - bottom) * log10(55) / 3
    // The middle of each line: that of the median, or of the dot at the median.
    let middles = strokes.filter { $0.stroke.width != 0.5 }.map { line in
      let ys = line.path.points.map(\.y)
      return ((ys.min() ?? 0) + (ys.max() ?? 0)) / 2
    }
    #expect(middles.contains { abs($0 - median) < 0.1 }, "\(median) is not among \(middles)")
  }

  /// A box that goes on beyond the axis has no side there, and the caption says so.
  @Test func aBoxIsOpenBeyondItsAxis() throws {
    func closed(_ domain: ClosedRange<Double>?) throws -> Bool {
      let chart = try Self.chart("box", [-5, 5, 50, 1000]) { $0.y.domain = domain }
      #expect(chart.methods.joined().contains("beyond the axis") == (domain != nil))
      return try chart.layout(measurer: FixedWidthMeasurer()).strokes.contains { $0.path.elements.count == 5 }
    }
    #expect(try closed(nil))
    #expect(try !closed(0...60))
  }

  @Test func anotherYIsAnErrorThatNamesTheValidOnes() throws {
    #expect {
      try Self.chart("histogram", [1, 2]) { $0.y = Channel("value") }
    } throws: { error in
      let error = error as? Diagnostic
      return error?.message.contains("cannot be 'value'") == true
        && error?.hint?.contains("count, share, density") == true
    }
  }

  @Test func marksThatComputeShareTheirY() throws {
    let chart = try Self.chart("histogram", [1, 2, 2.5, 4]) {
      $0.marks = ["histogram", "density"]
      $0.y = Channel("density")
    }
    #expect(try chart.laidOut(measurer: FixedWidthMeasurer()).rowsDrawn == 4)
    #expect(throws: Diagnostic.self) { try Self.chart("ecdf", [1, 2]) { $0.marks = ["ecdf", "density"] } }
  }

  @Test func theFindingNamesTheHighestMedian() throws {
    let chart = try Self.chart("violin", [1, 2, 3, 7, 8, 9], groups: ["a", "a", "a", "b", "b", "b"])
    #expect(chart.alternativeText.contains("Highest median 8 (b), lowest 2 (a); 6 values from 1 to 9."))
  }
}
