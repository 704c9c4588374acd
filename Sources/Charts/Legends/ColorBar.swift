import Basics
import Graphics

/// A legend for a colour scale: a strip of colours with labels.
struct ColorBar {
  let scale: ColorScale
  private let title: TextBlock?
  private let ticks: [Double]
  private let blocks: [TextBlock]
  private static let thickness = 8.0
  private static let tickGap = 3.0
  /// The length of the strip if it is above a plot, in points.
  static let horizontalLength = 90.0
  /// The least and the greatest length of an upright strip, in points.
  static let uprightLengths = 52.0...120.0

  init(
    _ scale: ColorScale, title: String, format: NumberFormat, maxTitleWidth: Double, theme: Theme,
    measurer: any TextMeasurer
  ) throws(Diagnostic) {
    self.scale = scale
    let fitter = try TextFitter(measurer, font: theme.label)
    let (labels, blocks) = try Self.ticks(scale, format, fitter)
    (ticks, self.blocks) = (labels.ticks, blocks)
    let named = labels.title(title)
    self.title = named.isEmpty ? nil : try Self.title(named, maxWidth: max(maxTitleWidth, 40), fitter)
  }

  /// Returns the title on one line if it fits, otherwise on two or three.
  private static func title(_ text: String, maxWidth: Double, _ fitter: TextFitter) throws(Diagnostic) -> TextBlock {
    let line = try fitter.line(text)
    if line.width <= maxWidth { return line }
    let two = try fitter.balanced(text, maxLines: 2, maxWidth: .greatestFiniteMagnitude)
    return two.width <= maxWidth ? two : try fitter.balanced(text, maxLines: 3, maxWidth: maxWidth)
  }

  /// Returns as many ticks as fit both along the horizontal strip and along the shortest upright one.
  private static func ticks(
    _ scale: ColorScale, _ format: NumberFormat, _ fitter: TextFitter
  ) throws(Diagnostic) -> (TickLabels, [TextBlock]) {
    func blocks(_ labels: TickLabels) throws(Diagnostic) -> [TextBlock] {
      var blocks: [TextBlock] = []
      for text in labels.texts { blocks.append(try fitter.line(text)) }
      return blocks
    }
    for count in [5, 4, 3, 2] {
      let ticks = ColorBarTicks(scale.axis, count: count, format: format)
      let all = try blocks(ticks.labels)
      let widest = all.map(\.width).max() ?? 0
      let least = max((widest + 5) / horizontalLength, fitter.lineHeight / uprightLengths.lowerBound)
      let labels = ticks.apart(least, on: scale.axis)
      let places = labels.ticks.map(scale.axis.position)
      let distance = zip(places.dropFirst(), places).map { $0 - $1 }.min() ?? 1
      if least <= distance { return (labels, try blocks(labels)) }
    }
    let ends = scale.axis.ticks(2, format: format).ends
    return (ends, try blocks(ends))
  }

  // MARK: Upright, the title above

  func verticalSize(barLength: Double) -> Size {
    let labels = blocks.map(\.width).max() ?? 0
    let half = (blocks.first?.height ?? 0) / 2
    return Size(
      max(title?.width ?? 0, Self.thickness + Self.tickGap + labels), titleHeight + barLength + half)
  }

  private var titleHeight: Double { title.map { $0.height + 8 } ?? (blocks.first?.height ?? 0) / 2 }

  func drawVertical(at origin: Point, barLength: Double, into drawing: inout Drawing) {
    title?.draw(at: origin, anchor: .start, color: Theme.ink, into: &drawing)
    let bar = Rectangle(x: origin.x, y: origin.y + titleHeight, width: Self.thickness, height: barLength)
    drawStrip(bar, isVertical: true, into: &drawing)
    for (tick, block) in zip(ticks, blocks) {
      let y = bar.maxY - fraction(tick) * bar.height
      let x = bar.maxX + Self.tickGap
      block.draw(centeredAt: y, x: x, anchor: .start, color: Theme.ink, into: &drawing)
    }
  }

  // MARK: Lying, the title at the left

  var horizontalSize: Size {
    let below = Self.thickness + 2 + (blocks.first?.height ?? 0)
    return Size(horizontalStart + Self.horizontalLength + edgeOverhang, barTop + max(below, Self.thickness + barTop))
  }

  private var horizontalStart: Double { (title.map { $0.width + 6 } ?? 0) + edgeOverhang }
  /// The distance that a title of several lines reaches above the strip beside it.
  private var barTop: Double { max(0, ((title?.height ?? 0) - Self.thickness) / 2) }
  private var edgeOverhang: Double { max(blocks.first?.width ?? 0, blocks.last?.width ?? 0) / 2 }

  func drawHorizontal(at origin: Point, into drawing: inout Drawing) {
    let bar = Rectangle(
      x: origin.x + horizontalStart, y: origin.y + barTop, width: Self.horizontalLength, height: Self.thickness)
    title?.draw(centeredAt: bar.midY, x: origin.x, anchor: .start, color: Theme.ink, into: &drawing)
    drawStrip(bar, isVertical: false, into: &drawing)
    for (tick, block) in zip(ticks, blocks) {
      let x = bar.minX + fraction(tick) * bar.width
      block.draw(at: Point(x, bar.maxY + 2), anchor: .middle, color: Theme.ink, into: &drawing)
    }
  }

  // MARK: The strip

  private func fraction(_ x: Double) -> Double {
    scale.axis.position(x)
  }

  /// Draws the gradient as tiles that are too thin to see, with low values at the bottom or at the left.
  private func drawStrip(_ bar: Rectangle, isVertical: Bool, into drawing: inout Drawing) {
    let count = 96
    let length = (isVertical ? bar.height : bar.width) / Double(count)
    let tiles = (0..<count).map { index -> DrawingCommand in
      let color = scale.scheme.color(at: (Double(isVertical ? count - 1 - index : index) + 0.5) / Double(count))
      let offset = Double(index) * length
      return .tile(
        isVertical
          ? Rectangle(x: bar.minX, y: bar.minY + offset, width: bar.width, height: length)
          : Rectangle(x: bar.minX + offset, y: bar.minY, width: length, height: bar.height), color)
    }
    drawing.append(.group(Group(clip: bar, commands: tiles)))
  }
}
