import Documents
import Graphics
import Notebooks
import Tables
import Testing

/// A value keeps its colour in all figures.
@Suite struct ColorBindingTests {
  private static let table = Table([
    Column("network", texts: ["a", "b", "c", "d", "e", "f", "g", "h", "i"]),
    Column("x", numbers: (1...9).map(Double.init)), Column("y", numbers: (1...9).map { Double(10 - $0) }),
  ])
  private static let scheme = ColorScheme.standard(for: .groups).colors

  /// Returns the place in the scheme of each dot's colour, figure by figure.
  private static func places(_ figures: String...) throws -> [[Int]] {
    let cells = figures.enumerated().map { index, networks in
      "```chart\nlabel: f\(index)\nmark: scatter\nx: x\ny: y\ncolor: network\nwhere: network in (\(networks))\n"
        + "caption: A.\n```\n\n"
    }
    return try render(cells.joined(), sources: ["results": table]).figures.map { figure in
      figure.drawing.commands.flatMap(points).compactMap { scheme.firstIndex(of: $0) }
    }
  }

  /// Returns the colours of the dots from left to right. All networks differ in x.
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
    // The order of the dots is a, c, d. `a` and `c` keep their colours, and `d` gets one that no other value has.
    #expect(Self.dots(places[2], 3) == [0, 2, 3])
  }

  @Test func otherValuesBeginAnew() throws {
    let places = try Self.places("a, b", "c, d", "b, d")
    #expect(Self.dots(places[1], 2) == [0, 1])
    // `b` had this colour in the first figure.
    #expect(Self.dots(places[2], 2) == [1, 2])
  }

  @Test func noTwoSeriesOfOneFigureShareAColor() throws {
    let places = try Self.places("a, b, c, d, e, f, g, h", "c, i", "a, b, c, d, e, f, g, i")
    for (figure, count) in zip(places, [8, 2, 8]) {
      #expect(Set(Self.dots(figure, count)).count == count)
    }
  }
}
