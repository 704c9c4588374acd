import Graphics

/// An entry of a legend: a symbol and its label.
struct Swatch: Sendable {
  /// A function that draws the symbol inside an area.
  typealias Symbol = @Sendable (_ area: Rectangle, _ drawing: inout Drawing) -> Void

  let label: String
  /// The name of the series that is the same in all figures, such as `network_type=mlp`; empty if the swatch shows no
  /// series.
  let group: String
  /// A title before this swatch for it and those that follow; empty if it needs none.
  let title: String
  let symbol: Symbol

  static let width = 10.0
  /// The width of swatches for dashed lines: wide enough for one and a half periods of every dash.
  static let dashedWidth = 20.0
  static let height = 7.0

  init(label: String, group: String = "", title: String = "", _ symbol: @escaping Symbol) {
    (self.label, self.group, self.title) = (label, group, title)
    self.symbol = symbol
  }

  /// - Parameter middle: the y position of the middle of the label's first line.
  func draw(left: Double, middle: Double, width: Double, into drawing: inout Drawing) {
    symbol(Rectangle(x: left, y: middle - Self.height / 2, width: width, height: Self.height), &drawing)
  }
}

// MARK: Samples

extension Swatch {
  @Sendable static func area(_ color: Color) -> Symbol {
    { area, drawing in drawing.fill(.rectangle(area), color) }
  }

  @Sendable static func point(_ color: Color) -> Symbol {
    { area, drawing in drawing.fill(.circle(center: Point(area.midX, area.midY), radius: 2.5), color) }
  }

  static func line(_ color: Color, dash: [Double] = []) -> Symbol {
    { area, drawing in
      let line = Path.line(Point(area.minX, area.midY), Point(area.maxX, area.midY))
      drawing.stroke(line, Stroke(color, width: 1.2, dash: dash))
    }
  }
}
