import Basics
import Documents
import Formulas
import Graphics

/// Turns running text into measured boxes, glue and penalties.
struct InlineComposer {
  let measurer: any TextMeasurer
  var items: [ParagraphItem] = []
  /// The number of links and formulas so far, which makes their structure nodes distinct.
  private var nodeCount = 0
  /// True if the paragraph runs from right to left.
  private(set) var isRightToLeft = false

  init(_ content: [Inline], style: TextStyle, measurer: any TextMeasurer) throws(Diagnostic) {
    self.measurer = measurer
    try add(content, TextLook(font: style.font, color: style.color, wordBreaks: style.wordBreaks))
    try findDirections()
  }

  /// Creates items for texts that each have their own colour.
  init(colored: [(text: String, color: Color)], font: Font, measurer: any TextMeasurer) throws(Diagnostic) {
    self.measurer = measurer
    for part in colored { try add(part.text, TextLook(font: font, color: part.color)) }
    try findDirections()
  }

  /// Applies the bidirectional algorithm to the items.
  private mutating func findDirections() throws(Diagnostic) {
    guard let directions = measurer.directions(of: items.map(\.text).joined()) else { return }
    isRightToLeft = directions.isRightToLeft
    try divide(by: directions.levels)
  }

  private mutating func add(_ content: [Inline], _ look: TextLook) throws(Diagnostic) {
    for inline in content { try add(inline, look) }
  }

  private mutating func add(_ inline: Inline, _ look: TextLook) throws(Diagnostic) {
    switch inline {
    case .text(let text): try add(text, look)
    case .code(let text): try add(text, look.code)
    case .emphasis(let content): try add(content.inside(inline), look.with { $0.font.isItalic.toggle() })
    case .strong(let content): try add(content, look.with { $0.font.isBold = true })
    case .strikethrough(let content): try add(content, look.with { $0.isStruck = true })
    case .span(let span, let content): try add(content, look.with(span))
    case .citation(_, let shown): try add(shown, look)
    case .link(let content, let destination):
      let node = nextNode(.link, Inline.plainText(of: content))
      try add(
        content,
        look.with {
          $0.link = destination.target
          $0.color = .link
          $0.nodes.append(node)
        })
    case .image(let alt, _): try add("[\(alt)]", look)
    case .formula(let formula): try add(formula, look)
    case .footnote(let number, _):
      let nodes = [nextNode(.reference), nextNode(.link, "Footnote \(number)")]
      try add("\(number)", look.footnote(number).with { $0.nodes += nodes })
    case .noteMark(let mark, let anchor):
      let nodes = [nextNode(.reference), nextNode(.link, "Note \(mark)")]
      try add(mark, look.mark(anchor).with { $0.nodes += nodes })
    case .softBreak: try addSpace(look)
    case .lineBreak: items.append(.forcedBreak)
    case .html: break
    }
  }

  private mutating func nextNode(_ role: StructureNode.Role, _ description: String = "") -> StructureNode {
    nodeCount += 1
    return StructureNode(role, nodeCount, description: description)
  }

  private mutating func add(_ text: String, _ look: TextLook) throws(Diagnostic) {
    var word = ""
    for character in text {
      if character == " " || character == "\n" || character == "\t" {
        try addWord(word, look)
        word = ""
        try addSpace(look)
      } else {
        word.append(character)
      }
    }
    try addWord(word, look)
  }

  /// Adds a space, which can stretch by 60 % and shrink by 33 % of its width.
  private mutating func addSpace(_ look: TextLook) throws(Diagnostic) {
    if case .glue? = items.last { return }
    let width = try measurer.extents(of: " ", font: look.font).width
    items.append(.glue(Glue(width: width, stretch: width * 0.6, shrink: width * 0.33)))
  }

  /// Adds one word. It may be broken after a hyphen or a dash, and, if it is a name, after an underscore or a slash.
  private mutating func addWord(_ word: String, _ look: TextLook) throws(Diagnostic) {
    guard !word.isEmpty else { return }
    var part = ""
    let characters = Array(word)
    var look = look
    if !Self.isOfLanguage(characters) { look.wordBreaks = nil }
    for (index, character) in characters.enumerated() {
      part.append(character)
      guard index + 1 < characters.count, let cost = Self.breakCost(characters, after: index, look) else { continue }
      try addSyllables(part, look)
      items.append(.penalty(cost: cost, hyphen: nil))
      part = ""
    }
    try addSyllables(part, look)
  }

  /// Adds a formula, which may be broken after its relations and operators.
  private mutating func add(_ formula: Formula, _ look: TextLook) throws(Diagnostic) {
    let nodes = look.nodes + [nextNode(.formula, FormulaSpeech.words(formula))]
    for part in try measurer.formulaLayout(size: look.font.size).pieces(formula) {
      items.append(
        .box(
          TextPiece(
            text: TextPiece.object, font: look.font, color: look.color, width: part.box.width, rise: look.rise,
            link: look.link, isStruck: look.isStruck, isUnderlined: look.isUnderlined, formula: part.box, nodes: nodes))
      )
      if let cost = part.breakCost { items.append(.penalty(cost: cost, hyphen: nil)) }
      guard part.space > 0 else { continue }
      items.append(.glue(Glue(width: part.space, stretch: part.space * 0.5, shrink: part.space * 0.3)))
    }
  }

  mutating func addPiece(_ text: String, _ look: TextLook) throws(Diagnostic) {
    guard !text.isEmpty else { return }
    items.append(.box(try piece(text, look)))
  }

  func piece(_ text: String, _ look: TextLook) throws(Diagnostic) -> TextPiece {
    let width = try measurer.extents(of: text, font: look.font).width
    return TextPiece(
      text: text, font: look.font, color: look.color, width: width, rise: look.rise, link: look.link,
      isStruck: look.isStruck, isUnderlined: look.isUnderlined, footnote: look.footnote,
      protrusion: try protrusion(of: text, look), nodes: look.nodes)
  }

  /// Divides pieces where the direction of the text changes.
  private mutating func divide(by levels: [UInt8]) throws(Diagnostic) {
    var result: [ParagraphItem] = []
    var start = 0
    for item in items {
      let end = start + item.text.unicodeScalars.count
      switch item {
      case .box(let piece): result += try divided(piece, levels[start..<end]).map { .box($0) }
      case .glue(var glue):
        glue.level = levels[start]
        result.append(.glue(glue))
      case .penalty, .forcedBreak: result.append(item)
      }
      start = end
    }
    items = result
  }

  private func divided(_ piece: TextPiece, _ levels: ArraySlice<UInt8>) throws(Diagnostic) -> [TextPiece] {
    var parts: [TextPiece] = []
    for (scalar, level) in zip(piece.text.unicodeScalars, levels) {
      if parts.last?.level != level {
        var part = piece
        (part.text, part.level, part.protrusion) = ("", level, 0)
        if !parts.isEmpty { part.footnote = nil }
        parts.append(part)
      }
      parts[parts.count - 1].text.unicodeScalars.append(scalar)
    }
    guard parts.count > 1 else { return parts }
    for index in parts.indices {
      parts[index].width = try measurer.extents(of: parts[index].text, font: piece.font).width
    }
    return parts
  }

  /// Allows breaks anywhere inside words that are wider than a line, so that nothing extends into the margin.
  mutating func breakLongWords(width: Double) throws(Diagnostic) {
    var result: [ParagraphItem] = []
    var word: [TextPiece] = []
    for item in items + [.forcedBreak] {
      if case .box(let piece) = item {
        word.append(piece)
        continue
      }
      let isLong = word.reduce(0) { $0 + $1.width } > width
      result += isLong ? try broken(word, width: width) : word.map { .box($0) }
      word = []
      result.append(item)
    }
    items = result.dropLast()
  }

  private func broken(_ word: [TextPiece], width: Double) throws(Diagnostic) -> [ParagraphItem] {
    var result: [ParagraphItem] = []
    for piece in word {
      if piece.formula != nil {
        if !result.isEmpty { result.append(.penalty(cost: Self.anywhere, hyphen: nil)) }
        result.append(.box(piece.reduced(to: width)))
        continue
      }
      for (index, character) in piece.text.enumerated() {
        var part = piece
        (part.text, part.protrusion) = (String(character), 0)
        if index > 0 { part.footnote = nil }
        part.width = try measurer.extents(of: part.text, font: piece.font).width
        if !result.isEmpty { result.append(.penalty(cost: Self.anywhere, hyphen: nil)) }
        result.append(.box(part))
      }
    }
    return result
  }

  /// The cost of a break inside a word that is wider than a line.
  private static let anywhere = 2_000.0

  /// Returns how far a text may extend into the margin: 45 % of a punctuation mark at its end. Without that, the margin
  /// looks uneven.
  private func protrusion(of text: String, _ look: TextLook) throws(Diagnostic) -> Double {
    guard !look.isCode, let last = text.last, ".,-–’”:;".contains(last) else { return 0 }
    return try measurer.extents(of: String(last), font: look.font).width * 0.45
  }
}

extension ParagraphItem {
  /// The text as the bidirectional algorithm reads it.
  fileprivate var text: String {
    switch self {
    case .box(let piece): piece.text
    case .glue: " "
    case .penalty, .forcedBreak: ""
    }
  }
}

extension LinkDestination {
  var target: LinkTarget {
    switch self {
    case .url(let url): .url(url)
    case .anchor(let name): .anchor(name)
    }
  }
}
