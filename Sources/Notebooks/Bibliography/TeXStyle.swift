import Documents

/// A style that a TeX command gives to a piece of text.
enum TeXStyle {
  case plain, emphasis, strong, code, quoted, superscripted, subscripted
  /// Upright text inside a formula.
  case text

  var isText: Bool { self == .text }

  func inlines(_ content: [Inline]) -> [Inline] {
    switch self {
    case .plain, .text: content
    case .emphasis: [.emphasis(content)]
    case .strong: [.strong(content)]
    case .quoted: [.text("“")] + content + [.text("”")]
    case .code: [.code(content.plainText)]
    case .superscripted: [.span(.superscripted, content)]
    case .subscripted: [.span(.subscripted, content)]
    }
  }

  /// The commands that take an argument: `\emph{…}`.
  static let commands: [String: TeXStyle] = [
    "emph": .emphasis, "textit": .emphasis, "textsl": .emphasis, "mathit": .emphasis, "enquote": .quoted,
    "textbf": .strong, "mathbf": .strong, "boldsymbol": .strong, "bm": .strong, "texttt": .code, "verb": .code,
    "mathtt": .code, "textsuperscript": .superscripted, "textsubscript": .subscripted, "textsc": .plain,
    "textrm": .text, "textsf": .text, "textup": .text, "textnormal": .text, "textmd": .text, "mbox": .text,
    "hbox": .text, "fbox": .text, "text": .text, "mathrm": .text, "operatorname": .text, "mathsf": .plain,
    "mathcal": .plain, "mathbb": .plain, "mathfrak": .plain, "uppercase": .plain, "lowercase": .plain,
    "MakeUppercase": .plain, "MakeLowercase": .plain, "underline": .plain, "natexlab": .plain,
  ]

  /// The declarations, which hold to the end of their group: `{\em …}`.
  static let declarations: [String: TeXStyle] = [
    "em": .emphasis, "it": .emphasis, "sl": .emphasis, "itshape": .emphasis, "slshape": .emphasis, "bf": .strong,
    "bfseries": .strong, "tt": .code, "ttfamily": .code, "rm": .plain, "sc": .plain, "sf": .plain, "scshape": .plain,
    "rmfamily": .plain, "sffamily": .plain, "upshape": .plain, "mdseries": .plain, "normalfont": .plain,
    "small": .plain, "footnotesize": .plain, "normalsize": .plain, "large": .plain, "sloppy": .plain,
  ]
}

/// Running text under construction.
struct InlineRun {
  private var finished: [Inline]
  /// The text behind `finished`. Single letters are appended here, which takes constant time however long the text is.
  private var text = ""

  init(_ inlines: [Inline] = []) { finished = inlines }

  var inlines: [Inline] { text.isEmpty ? finished : finished + [.text(text)] }

  private var last: Character? { text.last ?? finished.last.flatMap { [$0].plainText.last } }

  var endsWithSpace: Bool { last == " " }

  var endsWithWord: Bool { last.map { $0.isLetter || $0.isNumber || $0 == ")" } ?? false }

  mutating func append(_ text: String) { self.text += text }

  /// Appends inlines. Joins adjacent texts and adjacent emphases, because where they were split has no meaning.
  mutating func append(_ content: [Inline]) {
    for next in content {
      switch (next, text.isEmpty ? finished.last : nil) {
      case (.text(let text), _): append(text)
      case (.emphasis(let tail), .emphasis(let head)?):
        var joined = InlineRun(head)
        joined.append(tail)
        finished[finished.count - 1] = .emphasis(joined.inlines)
      default:
        if !text.isEmpty { finished.append(.text(text)) }
        text = ""
        finished.append(next)
      }
    }
  }
}

extension [Inline] {
  /// The inlines without spaces at both ends.
  var trimmed: [Inline] {
    var result = self
    if case .text(let text)? = result.first { result[0] = .text(String(text.drop { $0 == " " })) }
    if case .text(let text)? = result.last {
      result[result.count - 1] = .text(String(text.reversed().drop { $0 == " " }.reversed()))
    }
    return result.filter { $0 != .text("") }
  }
}
