import Documents
import Graphics
import Notebooks
import Tables
import Testing

/// A value keeps its colour from figure to figure.
@Suite struct ColorBindingTests {
  private static let table = Table([
    Column("network", texts: ["a", "b", "c", "d", "e", "f", "g", "h", "i"]),
    Column("x", numbers: (1...9).map(Double.init)), Column("y", numbers: (1...9).map { Double(10 - $0) }),
  ])
  private static let scheme = ColorScheme.standard(for: .groups).colors

  /// The places in the scheme of each figure's networks, by name.
  private static func places(_ figures: String...) throws -> [[Int]] {
    let cells = figures.enumerated().map { index, networks in
      "```chart\nlabel: f\(index)\nmark: scatter\nx: x\ny: y\ncolor: network\nwhere: network in (\(networks))\n"
        + "caption: A.\n```\n\n"
    }
    return try render(cells.joined(), sources: ["results": table]).figures.map { figure in
      figure.drawing.commands.flatMap(points).compactMap { scheme.firstIndex(of: $0) }
    }
  }

  /// The colours of dots, from left to right; all networks differ in x.
  private static func points(_ command: DrawingCommand) -> [Color] {
    switch command {
    case .fill(let path, let color) where path.elements.count > 5: [color]
    case .group(let group): group.commands.flatMap(points)
    default: []
    }
  }

  private static func dots(_ places: [Int], _ count: Int) -> [Int] { Array(places.prefix(count)) }

  @Test func valuesKeepTheirColors() throws {
    let places = try Self.places("a, b, c", "b, c", "c, d, a")
    #expect(Self.dots(places[0], 3) == [0, 1, 2])
    #expect(Self.dots(places[1], 2) == [1, 2])
    // In the order of their names: a and c keep theirs, d gets one that nothing else has.
    #expect(Self.dots(places[2], 3) == [0, 2, 3])
  }

  @Test func otherValuesBeginAnew() throws {
    let places = try Self.places("a, b", "c, d", "b, d")
    #expect(Self.dots(places[1], 2) == [0, 1])
    // b had the colour first.
    #expect(Self.dots(places[2], 2) == [1, 2])
  }

  @Test func noTwoSeriesOfOneFigureShareAColor() throws {
    let places = try Self.places("a, b, c, d, e, f, g, h", "c, i", "a, b, c, d, e, f, g, i")
    for (figure, count) in zip(places, [8, 2, 8]) {
      #expect(Set(Self.dots(figure, count)).count == count)
    }
  }
}
