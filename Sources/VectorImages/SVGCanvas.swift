import Basics
import Graphics
import Markup

/// Writes drawing commands as elements of SVG, in order.
struct SVGCanvas {
  /// Where the elements come to stand.
  enum Place {
    /// In a file of their own, for any program that reads SVG: nothing in it needs a style sheet.
    case file
    /// In a page, under a name that no other figure of it has; marks name their groups only where a script asks for them.
    case page(name: String, tellsGroups: Bool)
  }

  /// A mark that stands for something, where it is.
  struct NotedMark {
    var note: MarkNote
    var bounds: Rectangle
  }

  var buffer = MarkupBuffer()
  /// Those that the page must give.
  var colors: Set<PageColor> = []
  /// In the order of painting; empty in a file.
  private(set) var marks: [NotedMark] = []
  let place: Place
  let outliner: any GlyphOutliner
  /// Of the texts that do not say theirs, in points.
  let usualSize: Double
  private var origin = Point(0, 0)
  private var clips: [Rectangle: Int] = [:]

  /// In points: adjacent tiles extend under those that are painted later, so that no seam shows.
  private static let overlap = 2.0
  /// Of the place to point at for a value that has no shape, in points.
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
      // Figures lead nowhere.
      case .fill, .stroke, .tile, .link, .anchor: break
      }
    }
  }

  func placed(_ point: Point) -> Point { point + origin }

  /// For what draws with the same means.
  mutating func add(_ write: (inout MarkupBuffer) -> Void) { write(&buffer) }
}

// MARK: Groups

extension SVGCanvas {
  private mutating func write(_ group: Group) throws(Diagnostic) {
    if let note = group.note { return try write(note, group.commands) }
    guard group.scale != 1 || group.clip != nil else { return try moved(by: group.origin, group.commands) }
    let outer = origin
    // Without a scale the numbers themselves are moved.
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

  /// Of a clip of that area, which is written where it is used first.
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

  /// Nothing is seen of it, but it can be pointed at.
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

  /// What belongs to a group and has nothing to say, such as a line through values that are told one by one.
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
