import Basics
import Documents
import Graphics

/// Running text as measured boxes, glue and penalties.
struct InlineComposer {
  let measurer: any TextMeasurer
  private(set) var items: [ParagraphItem] = []

  /// How the text being added looks.
  fileprivate struct Look {
    var font: Font
    var color: Color
    var isCode = false
    var link: LinkTarget?
    var footnote: Int?
    var rise = 0.0
    var isStruck = false
  }

  init(_ content: [Inline], style: TextStyle, measurer: any TextMeasurer) throws(Diagnostic) {
    self.measurer = measurer
    try add(content, Look(font: style.font, color: style.color))
  }

  private mutating func add(_ content: [Inline], _ look: Look) throws(Diagnostic) {
    for inline in content { try add(inline, look) }
  }

  private mutating func add(_ inline: Inline, _ look: Look) throws(Diagnostic) {
    switch inline {
    case .text(let text): try add(text, look)
    case .code(let text): try add(text, look.code)
    case .emphasis(let content): try add(content, look.with { $0.font.isItalic.toggle() })
    case .strong(let content): try add(content, look.with { $0.font.isBold = true })
    case .strikethrough(let content): try add(content, look.with { $0.isStruck = true })
    case .link(let content, let destination):
      try add(
        content,
        look.with {
          $0.link = destination.target
          $0.color = .link
        })
    case .image(let alt, _): try add("[\(alt)]", look)
    case .footnote(let number): try add("\(number)", look.footnote(number))
    case .softBreak: try addSpace(look)
    case .lineBreak: items.append(.forcedBreak)
    case .html: break
    }
  }

  private mutating func add(_ text: String, _ look: Look) throws(Diagnostic) {
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

  /// A third wider or narrower at a pinch, as the spaces of Times are in TeX.
  private mutating func addSpace(_ look: Look) throws(Diagnostic) {
    if case .glue? = items.last { return }
    let width = try measurer.extents(of: " ", font: look.font).width
    items.append(.glue(width: width, stretch: width * 0.6, shrink: width * 0.33))
  }

  /// One word. It may be broken after a hyphen or a dash and, if it is a name, after an underscore or a slash.
  private mutating func addWord(_ word: String, _ look: Look) throws(Diagnostic) {
    guard !word.isEmpty else { return }
    var part = ""
    let characters = Array(word)
    for (index, character) in characters.enumerated() {
      part.append(character)
      guard index + 1 < characters.count, let cost = Self.breakCost(characters, after: index, look) else { continue }
      try addPiece(part, look)
      items.append(.penalty(cost: cost, hyphen: nil))
      part = ""
    }
    try addPiece(part, look)
  }

  private static func breakCost(_ word: [Character], after index: Int, _ look: Look) -> Double? {
    let isBetweenLetters = index > 1 && word[index - 1].isLetter && word[index + 1].isLetter
    switch word[index] {
    case "—": return 20
    case "-": return isBetweenLetters ? 50 : nil
    case "–": return index > 0 ? 150 : nil
    case "/": return 120
    case "_": return 600
    case ".", ",", "(", "=": return look.isCode ? 600 : nil
    default: return nil
    }
  }

  private mutating func addPiece(_ text: String, _ look: Look) throws(Diagnostic) {
    guard !text.isEmpty else { return }
    let width = try measurer.extents(of: text, font: look.font).width
    let piece = TextPiece(
      text: text, font: look.font, color: look.color, width: width, rise: look.rise, link: look.link,
      isStruck: look.isStruck, footnote: look.footnote, protrusion: try protrusion(of: text, look))
    items.append(.box(piece))
  }

  /// Half of a small mark at the end of a line is outside the margin. Otherwise the margin looks uneven.
  private func protrusion(of text: String, _ look: Look) throws(Diagnostic) -> Double {
    guard !look.isCode, let last = text.last, ".,-–’”:;".contains(last) else { return 0 }
    return try measurer.extents(of: String(last), font: look.font).width * 0.45
  }
}

extension InlineComposer.Look {
  fileprivate func with(_ change: (inout Self) -> Void) -> Self {
    var look = self
    change(&look)
    return look
  }

  /// The letters of code as high as those of the words around it.
  fileprivate var code: Self {
    with {
      let ratio = $0.font.family == .monospaced ? 1 : 0.83
      $0.font = Font(.monospaced, size: $0.font.size * ratio, bold: $0.font.isBold, italic: $0.font.isItalic)
      $0.isCode = true
    }
  }

  fileprivate func footnote(_ number: Int) -> Self {
    with {
      $0.rise = $0.font.size * 0.36
      $0.font.size *= 0.7
      $0.footnote = number
      $0.link = .anchor("footnote-\(number)")
      $0.color = .link
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
