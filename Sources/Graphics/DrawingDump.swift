/// A drawing as text, one line a command, for tests that compare drawings and for `render --check`.
///
/// Lengths are rounded to 0.01 points, so that a dump does not depend on the last bits of an addition.
package enum DrawingDump {
  package static func text(of drawing: Drawing) -> String {
    let size = "drawing \(number(drawing.size.width)) x \(number(drawing.size.height))"
    return ([size] + lines(drawing.commands, indentation: "  ")).joined(separator: "\n") + "\n"
  }

  private static func lines(_ commands: [DrawingCommand], indentation: String) -> [String] {
    commands.flatMap { command -> [String] in
      guard case .group(let group) = command else { return [indentation + line(command)] }
      return [indentation + header(group)] + lines(group.commands, indentation: indentation + "  ")
    }
  }

  private static func line(_ command: DrawingCommand) -> String {
    switch command {
    case .fill(let path, let color): "fill \(text(color)) \(text(path))"
    case .stroke(let path, let stroke): "stroke \(text(stroke)) \(text(path))"
    case .tile(let area, let color): "tile \(text(color)) \(text(area))"
    case .text(let run): text(run)
    case .group(let group): header(group)
    case .link(let area, let target): "link \(text(area)) \(text(target))"
    case .anchor(let name, let point): "anchor \(name) \(text(point))"
    }
  }

  private static func header(_ group: Group) -> String {
    let scale = group.scale == 1 ? "" : " scale \(number(group.scale))"
    let clip = group.clip.map { " clip \(text($0))" } ?? ""
    return "group at \(text(group.origin))\(scale)\(clip)"
  }

  private static func text(_ run: TextRun) -> String {
    let font = run.font
    let style = (font.isBold ? " bold" : "") + (font.isItalic ? " italic" : "")
    let rotation = run.rotation == 0 ? "" : " rotated \(number(run.rotation * 180 / .pi))"
    return "text \"\(run.text)\" \(font.family) \(number(font.size))\(style) \(text(run.color)) \(run.anchor)"
      + " \(text(run.origin))\(rotation)"
  }

  private static func text(_ stroke: Stroke) -> String {
    let dash = stroke.dash.isEmpty ? "" : " dash \(stroke.dash.map(number).joined(separator: ","))"
    return "\(text(stroke.color)) \(number(stroke.width))\(dash)"
  }

  private static func text(_ path: Path) -> String {
    path.elements.map { element in
      switch element {
      case .move(let p): "M \(text(p))"
      case .line(let p): "L \(text(p))"
      case .curve(let a, let b, let p): "C \(text(a)) \(text(b)) \(text(p))"
      case .close: "Z"
      }
    }.joined(separator: " ")
  }

  private static func text(_ target: LinkTarget) -> String {
    switch target {
    case .url(let address): address
    case .anchor(let name): "#\(name)"
    }
  }

  private static func text(_ color: Color) -> String {
    color.alpha == 1 ? color.hexText : "\(color.hexText)/\(number(color.alpha))"
  }

  private static func text(_ point: Point) -> String { "\(number(point.x)),\(number(point.y))" }

  private static func text(_ area: Rectangle) -> String {
    "\(text(area.origin)) \(number(area.width))x\(number(area.height))"
  }

  private static func number(_ x: Double) -> String {
    let rounded = (x * 100).rounded() / 100
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }
}
