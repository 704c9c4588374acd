import Graphics

/// A small sample of how something is drawn, for legends.
struct Swatch: Sendable, Equatable {
  enum Kind: Sendable, Equatable {
    case area(Color)
    case line(Color, dash: [Double])
    case point(Color)
    case dots
    case missing
    case flag
    case baseline
  }

  let kind: Kind
  let label: String

  static let width = 10.0
  static let height = 7.0

  /// - Parameter middle: the height of the middle of the label's line.
  func draw(left: Double, middle: Double, into drawing: inout Drawing) {
    let area = Rectangle(x: left, y: middle - Self.height / 2, width: Self.width, height: Self.height)
    switch kind {
    case .area(let color): drawing.fill(.rectangle(area), color)
    case .line(let color, let dash): drawLine(area, color, dash, into: &drawing)
    case .point(let color):
      drawing.fill(.circle(center: Point(area.midX, area.midY), radius: 2.5), color)
    case .dots:
      for (dx, dy) in [(-3.0, 1.2), (0, -1.2), (3, 0.6)] {
        let center = Point(area.midX + dx, area.midY + dy)
        drawing.fill(.circle(center: center, radius: ObservationMark.radius), ObservationMark.color)
      }
    case .missing:
      var hatch = Drawing(size: area.size)
      Hatch.draw(area, into: &hatch)
      drawing.append(.group(Group(clip: area, commands: hatch.commands)))
    case .flag:
      drawing.fill(.rectangle(area), Color(gray: 0.85))
      FlagCorner.draw(in: area, color: Theme.ink, into: &drawing)
    case .baseline: BarMark.drawBaseline(from: area.minX, to: area.maxX, at: middle, isHorizontal: true, into: &drawing)
    }
  }

  private func drawLine(_ area: Rectangle, _ color: Color, _ dash: [Double], into drawing: inout Drawing) {
    let line = Path.line(Point(area.minX, area.midY), Point(area.maxX, area.midY))
    drawing.stroke(line, Stroke(color, width: 1.2, dash: dash))
  }
}
