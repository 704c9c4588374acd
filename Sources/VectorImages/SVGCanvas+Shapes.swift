import Graphics

// MARK: Shapes

extension SVGCanvas {
  struct Circle {
    var center: Point
    var radius: Double
  }

  mutating func write(_ shape: SVGShape, note: MarkNote?) {
    let circle = shape.circle
    if let circle {
      buffer.add("<circle")
      if let note { addClass(note) }
      add(Circle(center: placed(circle.center), radius: circle.radius))
    } else {
      buffer.add("<path")
      if let note { addClass(note) }
      buffer.add(" d=\"")
      var data = SVGPathData(offset: placed(Point(0, 0)))
      for path in shape.paths { data.add(path) }
      buffer.add(data.buffer)
      buffer.add("\"")
    }
    if let fill = shape.fill { add(fill, "fill") }
    if let stroke = shape.stroke { add(stroke) }
    guard let note else { return buffer.add("/>\n") }
    buffer.add(">")
    addTitle(note)
    buffer.add(circle == nil ? "</path>\n" : "</circle>\n")
  }

  mutating func add(_ circle: Circle) {
    addAttribute("cx", circle.center.x)
    addAttribute("cy", circle.center.y)
    addAttribute("r", circle.radius)
  }

  private mutating func add(_ stroke: Stroke) {
    add(stroke.color, "stroke")
    if stroke.width != 1 { addAttribute("stroke-width", stroke.width) }
    guard !stroke.dash.isEmpty else { return }
    buffer.add(" stroke-dasharray=\"")
    for (index, length) in stroke.dash.enumerated() {
      if index > 0 { buffer.add(" ") }
      buffer.add(length)
    }
    buffer.add("\"")
  }

  /// - Parameter name: the attribute for the colour, such as `fill`. The one for the opacity is `fill-opacity`.
  mutating func add(_ color: Color, _ name: StaticString) {
    buffer.add(" ")
    buffer.add(name)
    buffer.add("=\"")
    if case .page = place, let paged = PageColor(color) {
      colors.insert(paged)
      buffer.add("var(")
      paged.addName(to: &buffer)
      buffer.add(")")
    } else {
      buffer.add(color: color.hex)
    }
    buffer.add("\"")
    guard color.alpha < 1 else { return }
    buffer.add(" ")
    buffer.add(name)
    buffer.add("-opacity=\"")
    buffer.add(color.alpha)
    buffer.add("\"")
  }
}
