import Graphics

/// A small symbol of how something is drawn, for legends.
struct Swatch: Sendable {
  /// Draws inside the area that it is given.
  typealias Symbol = @Sendable (_ area: Rectangle, _ drawing: inout Drawing) -> Void

  let label: String
  /// What its series is called in every figure; empty for a sign.
  let group: String
  /// What it and those that follow stand for, before the first of them; empty for others.
  let title: String
  let symbol: Symbol

  static let width = 10.0
  /// Of lines with dashes, which are seen one and a half times at least.
  static let dashedWidth = 20.0
  static let height = 7.0

  init(label: String, group: String = "", title: String = "", _ symbol: @escaping Symbol) {
    (self.label, self.group, self.title) = (label, group, title)
    self.symbol = symbol
  }

  /// - Parameter middle: the height of the middle of the label's line.
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
