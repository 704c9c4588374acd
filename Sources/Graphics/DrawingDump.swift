import Basics

/// Writes a drawing as text with one line for each command, for tests that compare drawings and for `render --check`.
///
/// Lengths are rounded to 0.01 points, so that a dump does not depend on the last bits of an addition.
package struct DrawingDump {
  /// The text in UTF-8. Bytes are appended directly, because a `String` for each number would take most of the time.
  package private(set) var bytes: [UInt8] = []

  private static let names = Dictionary(Font.Family.allCases.map { ($0, "\($0)") }) { first, _ in first }

  package init(_ drawing: Drawing) {
    bytes.reserveCapacity(64 * drawing.commands.count)
    add("drawing ", drawing.size.width)
    add(" x ", drawing.size.height)
    add("\n")
    add(drawing.commands, indentation: "  ")
  }

  /// Returns the dump of a drawing as a string.
  package static func text(of drawing: Drawing) -> String {
    String(decoding: DrawingDump(drawing).bytes, as: UTF8.self)
  }

  private mutating func add(_ commands: [DrawingCommand], indentation: String) {
    for command in commands {
      // Notes are not visible, so groups that have them are written like their commands alone.
      if case .group(let group) = command, group.note != nil {
        add(group.commands, indentation: indentation)
        continue
      }
      add(indentation)
      add(command)
      add("\n")
      if case .group(let group) = command { add(group.commands, indentation: indentation + "  ") }
    }
  }

  private mutating func add(_ command: DrawingCommand) {
    switch command {
    case .fill(let path, let color):
      add("fill ", color)
      add(path)
    case .stroke(let path, let stroke):
      add(stroke)
      add(path)
    case .tile(let area, let color):
      add("tile ", color)
      add(" ", area)
    case .text(let run): add(run)
    case .glyphs(let glyphs): add(glyphs)
    case .group(let group): add(header: group)
    case .link(let area, let target):
      add("link ", area)
      add(target)
    case .anchor(let name, let point):
      add("anchor ")
      add(name)
      add(" ", point)
    case .picture(let picture, let area):
      add("picture \(picture.format.rawValue) \(picture.checksum) ")
      add("", area)
    }
  }

  private mutating func add(header group: Group) {
    add("group at ", group.origin)
    if group.scale != 1 { add(" scale ", group.scale) }
    if let clip = group.clip { add(" clip ", clip) }
    switch group.tag {
    case .node(let node):
      add(" \(node.role.rawValue) \(node.number)\(node.description.isEmpty ? "" : " ")\(node.description)")
    case .artifact(let kind): add(" artifact \(kind.rawValue)")
    case nil: break
    }
  }

  private mutating func add(_ run: TextRun) {
    add("text \"")
    add(run.text)
    add("\" ")
    add(Self.names[run.font.family] ?? "\(run.font.family)")
    add(" ", run.font.size)
    if run.font.isBold { add(" bold") }
    if run.font.isItalic { add(" italic") }
    add(" ", run.color)
    add(" ")
    add(run.anchor.rawValue)
    add(" ", run.origin)
    if run.rotation != 0 { add(" rotated ", run.rotation * 180 / .pi) }
  }

  private mutating func add(_ glyphs: PlacedGlyphs) {
    add("glyphs ", glyphs.color)
    if glyphs.rotation != 0 { add(" rotated ", glyphs.rotation * 180 / .pi) }
    for item in glyphs.items {
      add(" ")
      add(item.text.isEmpty ? "·" : item.text)
      add(" ", item.size)
      add(" ", item.origin)
    }
  }

  private mutating func add(_ stroke: Stroke) {
    add("stroke ", stroke.color)
    add(" ", stroke.width)
    for (index, length) in stroke.dash.enumerated() { add(index == 0 ? " dash " : ",", length) }
  }

  private mutating func add(_ path: Path) {
    for element in path.elements {
      switch element {
      case .move(let point): add(" M ", point)
      case .line(let point): add(" L ", point)
      case .curve(let first, let second, let end):
        add(" C ", first)
        add(" ", second)
        add(" ", end)
      case .close: add(" Z")
      }
    }
  }

  private mutating func add(_ target: LinkTarget) {
    switch target {
    case .url(let address): add(" " + address.text)
    case .anchor(let name): add(" #" + name)
    }
  }

  private mutating func add(_ before: String, _ area: Rectangle) {
    add(before, area.origin)
    add(" ", area.width)
    add("x", area.height)
  }

  private mutating func add(_ before: String, _ point: Point) {
    add(before, point.x)
    add(",", point.y)
  }

  private mutating func add(_ before: String, _ color: Color) {
    add(before)
    add(color.hexText)
    if color.alpha != 1 { add("/", color.alpha) }
  }

  private mutating func add(_ before: String, _ number: Double) {
    add(before)
    guard abs(number) < 1e15 else { return add("\(number)") }
    let hundredths = Int(rounding: number * 100, within: -1_000_000_000_000...1_000_000_000_000)
    if hundredths < 0 { bytes.append(UInt8(ascii: "-")) }
    add(digits: hundredths.magnitude / 100)
    let fraction = UInt8(hundredths.magnitude % 100)
    guard fraction > 0 else { return }
    bytes += [UInt8(ascii: "."), UInt8(ascii: "0") + fraction / 10]
    if fraction % 10 > 0 { bytes.append(UInt8(ascii: "0") + fraction % 10) }
  }

  private mutating func add(digits number: UInt) {
    if number > 9 { add(digits: number / 10) }
    bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
  }

  private mutating func add(_ text: String) { bytes += text.utf8 }
}
