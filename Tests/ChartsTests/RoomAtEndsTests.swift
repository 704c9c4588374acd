import Basics
import Charts
import Graphics
import Tables
import Testing

/// What is at the ends of scales: of colour bars, of axes, and between panels.
@Suite struct RoomAtEndsTests {
  private static func chart(
    _ mark: String, _ table: Table, y: String = "y", width: Double = 396,
    _ change: (inout ChartSpecification) -> Void = { _ in }
  ) throws -> Drawing {
    var specification = ChartSpecification(marks: [mark], x: Channel("x"), y: Channel(y)) { $0.width = width }
    change(&specification)
    return try Chart(specification, table: table).layout(measurer: FixedWidthMeasurer())
  }

  // MARK: Colours

  private static func heatmap(_ values: [Double], _ change: (inout Channel) -> Void = { _ in }) throws -> Drawing {
    let table = Table([
      Column("x", texts: values.indices.map { "x\($0 % 3)" }), Column("y", texts: values.indices.map { "y\($0 / 3)" }),
      Column("v", numbers: values),
    ])
    var fill = Channel("v")
    change(&fill)
    return try chart("heatmap", table) {
      ($0.fill, $0.annotations, $0.scheme) = (fill, .never, "viridis")
    }
  }

  private static func texts(_ drawing: Drawing) throws -> [String] {
    try PlacedText.all(in: drawing, FixedWidthMeasurer()).map(\.text)
  }

  /// The least value and the greatest have the colours at the ends, however close they are.
  @Test func closeSharesHaveAllColours() throws {
    let drawing = try Self.heatmap([0.9239, 0.93, 0.94, 0.9455, 0.9301, 0.9484])
    let texts = try Self.texts(drawing)
    #expect(texts.contains("0.924") && texts.contains("0.948") && !texts.contains("1.00"), "\(texts)")
    let dump = DrawingDump.text(of: drawing)
    let viridis = try #require(ColorScheme.all.first { $0.name == "viridis" })
    for end in [0.0, 1.0] {
      #expect(dump.contains("#" + String(viridis.color(at: end).hex + 0x1000000, radix: 16).dropFirst()), "\(end)")
    }
  }

  @Test(arguments: [
    ([0.3, 0.5, 0.9], ["0.00", "1.00"], ["0.30", "0.9"]), ([0.41, 0.6, 0.9], ["0.41", "0.90"], ["0.00", "1.00"]),
    ([48.03, 61, 97.2], ["48", "97"], ["50"]), ([0, 3, 10], ["0.0", "10.0"], []), ([-3, 1, 7], ["−3", "7"], []),
  ])
  func aBarSaysWhereItEnds(_ values: [Double], shown: [String], absent: [String]) throws {
    let texts = try Self.texts(try Self.heatmap(values))
    for text in shown { #expect(texts.contains(text), "\(text) is not among \(texts)") }
    for text in absent { #expect(!texts.contains(text), "\(text) is among \(texts)") }
  }

  @Test func rangesAndDomainsOfColoursAreKept() throws {
    let close = [0.92, 0.93, 0.95]
    let byRange = try Self.texts(try Self.heatmap(close) { $0.range = 0...1 })
    #expect(byRange.contains("0.00") && byRange.contains("1.00"), "\(byRange)")
    let byDomain = try Self.texts(try Self.heatmap(close) { $0.domain = 0.9...1 })
    #expect(byDomain.contains("0.900") && byDomain.contains("1.000"), "\(byDomain)")
  }

  /// Labels of a bar never touch, whatever its ends are.
  @Test func labelsOfABarAreApart() throws {
    for step in 0..<60 {
      let low = Double(step) * 0.0317 - 0.5
      let drawing = try Self.heatmap([low, low + 0.013 * Double(step + 1), low + 0.02 * Double(step + 1)])
      let texts = try PlacedText.all(in: drawing, FixedWidthMeasurer())
      for (index, text) in texts.enumerated() {
        for other in texts[(index + 1)...] { #expect(!text.overlaps(other), "\(text) and \(other) from \(low)") }
      }
    }
  }

  // MARK: Axes

  private static let spread = Table([
    Column("x", numbers: [1, 10, 100, 1000]), Column("y", numbers: [2, 20, 200, 2000]),
    Column("size", numbers: [5, 5, 5, 5]), Column("kind", texts: ["a", "b", "a", "b"]),
  ])

  /// The least and the greatest x of the shapes in a colour.
  private static func ends(_ drawing: Drawing, _ color: Substring) throws -> ClosedRange<Double> {
    let fills = DrawingDump.text(of: drawing).split(separator: "\n").filter { $0.contains("fill \(color)") }
    let numbers = fills.flatMap { $0.matches(of: /(-?[\d.]+),-?[\d.]+/).compactMap { Double($0.1) } }
    return try #require(numbers.min())...(try #require(numbers.max()))
  }

  @Test(arguments: [Channel.Scale.log, .symlog]) func signsAreWholeOnLogarithmicAxes(_ scale: Channel.Scale) throws {
    for size in [nil, Channel("size")] {
      let drawing = try Self.chart("scatter", Self.spread) {
        ($0.x.scale, $0.y.scale, $0.size) = (scale, scale, size)
      }
      // Of 5b8fbf, the colour of a single group.
      let ends = try Self.ends(drawing, "#5b8fbf")
      #expect(ends.lowerBound >= 0 && ends.upperBound <= drawing.size.width, "\(ends)")
    }
  }

  @Test func signsOfSizesAndShapesHaveTitles() throws {
    let sized = try Self.texts(try Self.chart("scatter", Self.spread) { $0.size = Channel("size", title: "Minutes") })
    #expect(sized.contains("Minutes"), "\(sized)")
    let shaped = try Self.texts(try Self.chart("scatter", Self.spread) { $0.shape = Channel("kind", title: "Kind") })
    #expect(shaped.contains("Kind"), "\(shaped)")
  }

  @Test(arguments: [
    (-0.02...1.43, -0.1...1.5), (-0.31...0.29, -0.4...0.4), (3...97, 0...100), (0...1.02, 0...1.05), (0...0.905, 0...1),
    (44.8...98.5, 40...100),
  ])
  func aSliverTakesNoWholeStep(data: ClosedRange<Double>, ends: ClosedRange<Double>) {
    let nice = Ticks.nice(data, count: 6)
    #expect(abs(nice.lowerBound - ends.lowerBound) < 1e-9 && abs(nice.upperBound - ends.upperBound) < 1e-9, "\(nice)")
  }

  /// Whole numbers have no fifths.
  @Test func wholeEndsStayWhole() {
    #expect(Ticks.nice(-1...4, count: 6, place: 0) == -1...4)
    #expect(Ticks.nice(0...11, count: 6, place: 0) == 0...11 || Ticks.nice(0...11, count: 6, place: 0) == 0...12)
  }

  @Test func axesBetweenUnroundEndsHaveFourTicks() throws {
    for (low, high) in [(44.8, 98.5), (-0.01, 1.43), (105.0, 190.0)] {
      let rows = (0..<20).map { Double($0) / 19 }
      let table = Table([
        Column("x", numbers: rows.map { low + (high - low) * $0 }),
        Column("y", numbers: rows.map { low + (high - low) * (1 - $0) }),
      ])
      let texts = try Self.texts(try Self.chart("regression", table))
      let numbers = texts.filter { Double($0.replacing("−", with: "-")) != nil }
      #expect((8...14).contains(numbers.count), "\(low) to \(high): \(numbers)")
    }
  }

  @Test func slantedNamesAreWholeWhereThereIsRoom() throws {
    let name = "ResNet-50 (supervised, ImageNet)"
    let names = [name, "DINO self-distillation", "ConvNeXt-T-and-more", "Swin-V2-Small-window8", "DeiT-III-Small-16"]
    let table = Table([Column("x", texts: names), Column("y", numbers: [1, 2, 3, 4, 5])])
    let texts = try Self.texts(try Self.chart("point", table))
    #expect(texts.contains(name), "\(texts)")
  }

  // MARK: Panels

  @Test func scalesOfNeighboursAreApart() throws {
    let table = Table([
      Column("x", numbers: [84, 94, 62.5, 72.5]), Column("y", numbers: [1, 2, 3, 4]),
      Column("task", texts: ["p", "p", "q", "q"]),
    ])
    let drawing = try Self.chart("scatter", table) { ($0.facet, $0.scales) = (Channel("task"), .freeX) }
    let labels = try PlacedText.all(in: drawing, FixedWidthMeasurer())
    func edges(_ text: String) throws -> [Double] { try #require(labels.first { $0.text == text }).corners.map(\.x) }
    let gap = try #require(try edges("62.5").min()) - (try #require(try edges("94").max()))
    #expect(gap >= 18, "\(gap)")
  }

  /// Horizontal boxes have along x what was bound to y.
  @Test func theCaptionNamesTheAxisThatIsFree() throws {
    let names = ["a long name of a model", "another long name of one", "a third one that is long"]
    let rows = Array(0..<24)
    let table = Table([
      Column("x", texts: rows.map { names[$0 % 3] }), Column("y", numbers: rows.map { Double($0 * 7 % 24) }),
      Column("task", texts: rows.map { $0 < 12 ? "p" : "q" }),
    ])
    let specification = ChartSpecification(marks: ["box"], x: Channel("x"), y: Channel("y", title: "Accuracy")) {
      ($0.width, $0.facet, $0.scales) = (396, Channel("task"), .freeY)
    }
    let chart = try Chart(specification, table: table)
    #expect(chart.methods.first == "Each panel has its own axis of Accuracy.")
  }
}
