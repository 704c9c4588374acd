import Basics
import Graphics
import Markup

/// Writes drawing commands as SVG elements, in order.
struct SVGCanvas {
  /// Where the elements will be.
  enum Place {
    /// In a file for any program that reads SVG. It needs no style sheet.
    case file
    /// In a page, under a name that is unique in it. Marks only have the names of their groups if a script needs them.
    case page(name: String, tellsGroups: Bool)
  }

  /// A mark that has a note, with its bounding box.
  struct NotedMark {
    var note: MarkNote
    var bounds: Rectangle
  }

  var buffer = MarkupBuffer()
  /// The colours that the page must define.
  var colors: Set<PageColor> = []
  /// The marks with notes in the order of painting; empty for a file.
  private(set) var marks: [NotedMark] = []
  let place: Place
  let outliner: any GlyphOutliner
  /// The most frequent text size in points, which texts without a `font-size` have.
  let usualSize: Double
  private var origin = Point(0, 0)
  private var clips: [Rectangle: Int] = [:]

  /// The points by which tiles extend under neighbours that are painted later, so that no seam is visible.
  private static let overlap = 2.0
  /// The radius in points of the invisible circle for a value without a shape.
  private static let spotRadius = 4.0

  init(_ drawing: Drawing, _ place: Place, outliner: any GlyphOutliner) {
    (self.place, self.outliner) = (place, outliner)
    var counts: [Double: Int] = [:]
    drawing.commands.countSizes(&counts)
    usualSize = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 8
  }

  mutating func paint(_ commands: [DrawingCommand]) throws(Diagnostic) {
    var rest = commands[...]
    while let command = rest.first {
      if let shape = SVGShape(takenFrom: &rest, overlap: Self.overlap) {
        write(shape, note: nil)
        continue
      }
      rest.removeFirst()
      switch command {
      case .text(let run): try write(run)
      case .glyphs(let glyphs): try write(glyphs)
      case .group(let group): try write(group)
      case .picture: preconditionFailure("a picture of the author is no drawing")
      // Figures have no links. The shapes have been written above.
      case .fill, .stroke, .tile, .link, .anchor: break
      }
    }
  }

  func placed(_ point: Point) -> Point { point + origin }

  /// Gives other writers access to the buffer.
  mutating func add(_ write: (inout MarkupBuffer) -> Void) { write(&buffer) }
}

// MARK: Groups

extension SVGCanvas {
  private mutating func write(_ group: Group) throws(Diagnostic) {
    if let note = group.note { return try write(note, group.commands) }
    guard group.scale != 1 || group.clip != nil else { return try moved(by: group.origin, group.commands) }
    let outer = origin
    // Without a scale, the translation is added to the coordinates.
    origin = group.scale == 1 ? outer + group.origin : Point(0, 0)
    let clip = group.clip.map { clipNumber(Rectangle(origin: placed($0.origin), size: $0.size)) }
    buffer.add("<g")
    if group.scale != 1 {
      let start = outer + group.origin
      buffer.add(" transform=\"translate(")
      add(start)
      buffer.add(")scale(")
      buffer.add(text: "\(group.scale)")
      buffer.add(")\"")
    }
    if let clip { addClip(clip) }
    buffer.add(">")
    try paint(group.commands)
    buffer.add("</g>\n")
    origin = outer
  }

  private mutating func moved(by distance: Point, _ commands: [DrawingCommand]) throws(Diagnostic) {
    let outer = origin
    origin = outer + distance
    try paint(commands)
    origin = outer
  }

  /// Returns the number of the clip path for an area. The path is written where it is first used.
  private mutating func clipNumber(_ area: Rectangle) -> Int {
    if let known = clips[area] { return known }
    let number = clips.count + 1
    clips[area] = number
    buffer.add("<clipPath id=\"")
    addClipName(number)
    buffer.add("\"><path d=\"")
    var data = SVGPathData(offset: Point(0, 0))
    data.add(.rectangle(area))
    buffer.add(data.buffer)
    buffer.add("\"/></clipPath>")
    return number
  }

  private mutating func addClip(_ number: Int) {
    buffer.add(" clip-path=\"url(#")
    addClipName(number)
    buffer.add(")\"")
  }

  private mutating func addClipName(_ number: Int) {
    if case .page(let name, _) = place {
      buffer.add(text: name)
      buffer.add(".")
    }
    buffer.add("clip-")
    buffer.add(hundredths: 100 * number)
  }
}

// MARK: Marks

extension SVGCanvas {
  private mutating func write(_ note: MarkNote, _ commands: [DrawingCommand]) throws(Diagnostic) {
    if let spot = note.spot { write(note, at: placed(spot)) }
    guard !commands.isEmpty else { return }
    guard !note.lines.isEmpty else { return try writeMember(note, commands) }
    if case .page = place, let bounds = commands.bounds {
      marks.append(NotedMark(note: note, bounds: Rectangle(origin: placed(bounds.origin), size: bounds.size)))
    }
    var rest = commands[...]
    if let shape = SVGShape(takenFrom: &rest, overlap: Self.overlap), rest.isEmpty { return write(shape, note: note) }
    buffer.add("<g")
    addClass(note)
    buffer.add(">")
    addTitle(note)
    try paint(commands)
    buffer.add("</g>\n")
  }

  /// Writes an invisible circle that responds to the pointer.
  private mutating func write(_ note: MarkNote, at spot: Point) {
    if case .page = place {
      let area = Rectangle(from: spot, to: spot).inset(by: -2)
      marks.append(NotedMark(note: note, bounds: area))
    }
    buffer.add("<circle")
    addClass(note)
    add(Circle(center: spot, radius: Self.spotRadius))
    buffer.add(" pointer-events=\"all\">")
    addTitle(note)
    buffer.add("</circle>\n")
  }

  /// Writes commands that belong to a group but have no lines of text, such as a line through values that have notes.
  private mutating func writeMember(_ note: MarkNote, _ commands: [DrawingCommand]) throws(Diagnostic) {
    guard case .page(_, true) = place, !note.group.isEmpty else { return try paint(commands) }
    buffer.add("<g")
    addGroup(note)
    buffer.add(">")
    try paint(commands)
    buffer.add("</g>\n")
  }

  mutating func addClass(_ note: MarkNote) {
    guard case .page = place else { return }
    buffer.add(" class=\"mark\"")
    addGroup(note)
  }

  private mutating func addGroup(_ note: MarkNote) {
    guard case .page(_, true) = place, !note.group.isEmpty else { return }
    buffer.add(" data-group=\"")
    buffer.add(text: note.group)
    buffer.add("\"")
  }

  mutating func addTitle(_ note: MarkNote) {
    buffer.add("<title>")
    buffer.add(text: note.text)
    buffer.add("</title>")
  }
}

// MARK: Attributes

extension SVGCanvas {
  mutating func addAttribute(_ name: StaticString, _ value: Double) {
    buffer.add(" ")
    buffer.add(name)
    buffer.add("=\"")
    buffer.add(value)
    buffer.add("\"")
  }

  mutating func add(_ point: Point) {
    buffer.add(point.x)
    buffer.add(" ")
    buffer.add(point.y)
  }
}
