import Basics
import Graphics
import Tables

/// The styles that distinguish rows besides position and colour: shape, size and opacity of points, and dashes of
/// lines.
struct RowStyles: Sendable {
  let shape: EncodedChannel?
  let dash: EncodedChannel?
  let size: EncodedChannel?
  let opacity: EncodedChannel?
  /// The number of series, if each should have a dash but there are too few dashes; otherwise nil. No line is then
  /// dashed.
  let linesWithoutDash: Int?
  let greatestSize: Double
  private let opacityEnds: ClosedRange<Double>?

  static let dashes: [[Double]] = [[], [4, 2], [1.2, 1.6], [7, 2, 1.5, 2], [9, 3], [4, 1.5, 1.2, 1.5, 1.2, 1.5]]
  // The radii of the greatest and the least size, in points.
  private static let greatestRadius = 6.0
  private static let leastRadius = 0.9
  private static let opacities = 0.25...1.0

  /// - Parameter lines: the series, if each gets a dash of its own when no column is bound to dashes.
  /// - Throws: `badData` for more shapes or dashes than can be told apart, and for sizes below zero.
  init(_ specification: ChartSpecification, _ table: Table, lines: EncodedChannel?) throws(Diagnostic) {
    shape = try Self.bands(specification.shape, "shape", most: PointShape.allCases.count, table)
    let given = try Self.bands(specification.dash, "dash", most: Self.dashes.count, table)
    let (free, count) = (given == nil ? lines : nil, lines?.domain?.count ?? 0)
    dash = (2...Self.dashes.count).contains(count) ? given ?? free : given
    linesWithoutDash = free != nil && count > Self.dashes.count ? count : nil
    size = try specification.size.map { channel throws(Diagnostic) in
      try EncodedChannel.numbers(channel, table, name: "size")
    }
    opacity = try specification.opacity.map { channel throws(Diagnostic) in
      try EncodedChannel.numbers(channel, table, name: "opacity")
    }
    greatestSize = size?.numbers?.filter(\.isFinite).max() ?? 0
    let finite = opacity?.numbers?.filter(\.isFinite) ?? []
    opacityEnds = finite.min().flatMap { low in finite.max().map { low...$0 } }
    if let size, size.numbers?.contains(where: { $0 < 0 }) == true {
      throw Diagnostic(
        .badData, "'\(size.title)' has values below zero, and a point has no such size", hint: "show it by 'color'")
    }
  }

  private static func bands(
    _ channel: Channel?, _ name: String, most: Int, _ table: Table
  ) throws(Diagnostic) -> EncodedChannel? {
    guard let channel else { return nil }
    let encoding = try EncodedChannel.bands(channel, table, name: name)
    guard encoding.categories.count <= most else {
      throw Diagnostic(
        .badData, "\(encoding.categories.count) values of '\(name)': \(most) can be told apart",
        hint: "use 'facet' or a condition")
    }
    return encoding
  }

  func shape(_ row: Int) -> PointShape { shape.map { PointShape.allCases[$0.code(row)] } ?? .circle }

  /// Returns the shape of a series, or nil if shapes do not distinguish series.
  func shape(ofSeries index: Int, _ series: EncodedChannel?) -> PointShape? {
    guard let shape, let domain = shape.domain, domain == series?.domain else { return nil }
    return PointShape.allCases[index]
  }

  /// Returns the dash of a series, or nil if dashes do not distinguish series.
  func dash(ofSeries index: Int, _ series: EncodedChannel?) -> [Double]? {
    guard let dash, let domain = dash.domain, domain == series?.domain else { return nil }
    return Self.dashes[index]
  }

  /// Returns the rows sorted by falling size, so that large points do not hide small ones.
  func inOrder(_ rows: [Int]) -> [Int] {
    guard let numbers = size?.numbers else { return rows }
    return rows.sorted {
      (-(numbers[$0].isFinite ? numbers[$0] : 0), $0) < (-(numbers[$1].isFinite ? numbers[$1] : 0), $1)
    }
  }

  func dash(_ row: Int) -> [Double] { dash.map { Self.dashes[$0.code(row)] } ?? [] }

  /// Returns the radius of a row's point. The area is proportional to the size; a row without a size gets the least
  /// radius.
  ///
  /// - Parameter usual: the radius if no column is bound to sizes.
  func radius(_ row: Int, usual: Double) -> Double {
    guard let numbers = size?.numbers else { return usual }
    return radius(ofSize: numbers[row])
  }

  func radius(ofSize size: Double) -> Double {
    guard size.isFinite, greatestSize > 0 else { return Self.leastRadius }
    return max(Self.leastRadius, Self.greatestRadius * (size / greatestSize).squareRoot())
  }

  /// Returns the greatest radius of all points.
  func greatestRadius(usual: Double) -> Double { size == nil ? usual : Self.greatestRadius }

  /// Returns the opacity of a row. The least number, and a missing one, get the least opacity.
  func opacity(_ row: Int) -> Double {
    guard let numbers = opacity?.numbers else { return 1 }
    guard numbers[row].isFinite, let ends = opacityEnds else { return Self.opacities.lowerBound }
    guard ends.lowerBound < ends.upperBound else { return Self.opacities.upperBound }
    let share = (numbers[row] - ends.lowerBound) / (ends.upperBound - ends.lowerBound)
    return Self.opacities.lowerBound + share * (Self.opacities.upperBound - Self.opacities.lowerBound)
  }

  /// Sentences for the caption: `2 values without a size are as small as can be.`
  var sentences: [String] {
    let missing = [(size, "size", "small"), (opacity, "opacity", "pale")].compactMap { channel, name, look -> String? in
      guard let count = channel?.numbers?.count(where: { !$0.isFinite }), count > 0 else { return nil }
      return "\(count.counted("value")) without \(name) \(count == 1 ? "is" : "are") as \(look) as can be."
    }
    let shown = [(size, "area of points"), (opacity, "opacity")].compactMap { channel, what in
      channel.map { "The \(what) shows \($0.title)." }
    }
    return shown + missing
  }
}
