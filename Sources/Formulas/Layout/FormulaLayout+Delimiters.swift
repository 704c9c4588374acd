import Basics

/// Delimiters and other glyphs that stretch.
extension FormulaLayout {
  /// Returns a glyph that is at least as long as `length`: the first ready-made size that is long enough, otherwise an
  /// assembly of parts, otherwise the longest ready-made size.
  func stretched(
    _ scalar: Unicode.Scalar, _ length: Double, _ direction: StretchDirection, _ style: MathStyle, _ color: UInt32?
  ) throws(Diagnostic) -> FormulaBox {
    let (size, text) = (size(style), String(scalar))
    guard let base = font.glyph(scalar, scriptLevel: style.scriptLevel) else {
      return try nucleus(FormulaAtom(.ordinary, .symbol(scalar)), style).box
    }
    let variants = font.variants(base, direction)
    for variant in [base] + variants.filter({ $0 != base }) {
      let box = box(variant, size, text, color: color)
      if (direction == .vertical ? box.total : box.width) >= length { return box }
    }
    let parts = font.assembly(base, direction)
    if parts.isEmpty { return box(variants.last ?? base, size, text, color: color) }
    return assembled(parts, length / size, direction, size, text, color)
  }

  /// Assembles a glyph of a length in ems from parts that overlap. The overlaps grow in proportion to what each joint
  /// allows, until the length is right.
  func assembled(
    _ parts: [AssemblyPart], _ length: Double, _ direction: StretchDirection, _ size: Double, _ text: String,
    _ color: UInt32?
  ) -> FormulaBox {
    let assembly = GlyphAssembly(parts, length: length, leastOverlap: font.leastOverlap(direction))
    var result = FormulaBox()
    var offset = 0.0
    for (place, part) in assembly.parts.enumerated() {
      if place > 0 { offset -= assembly.overlaps[place - 1] * size }
      let box = box(part.glyph, size, place == 0 ? text : "", color: color)
      if direction == .vertical { result.place(box, y: offset + box.depth) } else { result.place(box, x: offset) }
      offset += part.length * size
    }
    return result
  }

  /// Returns a delimiter of a total height, centred on the axis. Without a delimiter, returns its space.
  func delimiter(
    _ fence: Unicode.Scalar?, _ height: Double, _ style: MathStyle, _ color: UInt32?
  ) throws(Diagnostic) -> FormulaBox {
    guard let fence else { return FormulaBox(width: nullDelimiter) }
    return try stretched(fence, height, .vertical, style, color).centered(on: axis(style))
  }

  /// Typesets lists between delimiters that grow with them, by appendix G, rule 19.
  func fenced(
    _ fences: [Unicode.Scalar?], _ parts: [[FormulaNode]], _ style: MathStyle, _ color: UInt32?
  ) throws(Diagnostic) -> FormulaBox {
    let boxes = try parts.map { nodes throws(Diagnostic) in try row(nodes, style, isFenced: true) }
    let height = fenceHeight(boxes, style)
    var result = FormulaBox()
    for (place, fence) in fences.enumerated() {
      result.append(try delimiter(fence, height, style, color))
      if place < boxes.count { result.append(boxes[place]) }
    }
    return result
  }

  /// Returns the height of delimiters around boxes: at least 90.1 % of the height of the content, and at most 0.5 em
  /// less than it (`\delimiterfactor`, `\delimitershortfall`).
  func fenceHeight(_ boxes: [FormulaBox], _ style: MathStyle) -> Double {
    let axis = axis(style)
    return Self.delimiterHeight(boxes.reduce(0) { max($0, $1.height - axis, $1.depth + axis) }, size: size)
  }

  /// Returns the height of a delimiter.
  ///
  /// - Parameter reach: The largest distance of the content from the axis.
  private static func delimiterHeight(_ reach: Double, size: Double) -> Double {
    max(reach * 2 * 0.901, reach * 2 - 0.5 * size)
  }

  /// Typesets a delimiter of one of the four sizes of `\big` to `\Bigg`, which are the same in scripts.
  func sized(
    _ scalar: Unicode.Scalar?, _ step: Int, _ outer: MathStyle, _ color: UInt32?
  ) throws(Diagnostic) -> FormulaBox {
    let style = MathStyle(.text, scale: outer.scale)
    let parenthesis = try nucleus(FormulaAtom(.opening, .symbol("(")), style).box
    let reach = (Double(step) + 1) / 2 * 0.6 * parenthesis.total
    var box = try delimiter(scalar, Self.delimiterHeight(reach, size: size), style, color)
    box.height = max(box.height, axis(style) + reach)
    box.depth = max(box.depth, reach - axis(style))
    return box
  }
}

/// The parts of an assembled glyph, and how far each overlaps the next. Lengths are in ems.
struct GlyphAssembly {
  private(set) var parts: [AssemblyPart]
  private(set) var overlaps: [Double] = []

  /// The largest number of repetitions. No page is high enough to need more.
  private static let most = 1_000

  init(_ kinds: [AssemblyPart], length: Double, leastOverlap: Double) {
    // Each round of extenders adds `step`. More rounds than needed would only overlap more.
    let one = Self.measured(kinds.repeated(1), leastOverlap)
    let step = max(Self.measured(kinds.repeated(2), leastOverlap) - one, 1e-3)
    let base = Self.measured(kinds.repeated(0), leastOverlap)
    var count = base >= length ? 0 : 1
    if count > 0, one < length {
      count += Int(rounding: (length - one) / step, .up, within: 0...Self.most)
    }
    parts = kinds.repeated(count)
    let joints = Self.joints(of: parts)
    // Some fonts have connectors that are shorter than their own least overlap.
    overlaps = joints.map { min(leastOverlap, $0) }
    let excess = Self.measured(parts, leastOverlap) - length
    let slack = zip(joints, overlaps).reduce(0) { $0 + $1.0 - $1.1 }
    let share = slack > 0 ? min(1, max(0, excess / slack)) : 0
    overlaps = zip(joints, overlaps).map { joint, overlap in overlap + (joint - overlap) * share }
  }

  private static func joints(of parts: [AssemblyPart]) -> [Double] {
    zip(parts, parts.dropFirst()).map { min($0.endConnector, $1.startConnector) }
  }

  /// Returns the length of the parts with the least overlaps.
  private static func measured(_ parts: [AssemblyPart], _ leastOverlap: Double) -> Double {
    parts.reduce(0) { $0 + $1.length } - joints(of: parts).reduce(0) { $0 + min(leastOverlap, $1) }
  }
}

extension [AssemblyPart] {
  fileprivate func repeated(_ count: Int) -> [AssemblyPart] {
    flatMap { Array(repeating: $0, count: $0.isExtender ? count : 1) }
  }
}
