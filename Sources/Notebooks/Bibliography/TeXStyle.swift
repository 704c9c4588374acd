import Documents

/// How TeX sets a piece of text apart.
enum TeXStyle {
  case plain, emphasis, strong, code, quoted, superscripted, subscripted
  /// Upright text in a formula.
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

  /// Those that take an argument: `\emph{…}`.
  static let commands: [String: TeXStyle] = [
    "emph": .emphasis, "textit": .emphasis, "textsl": .emphasis, "mathit": .emphasis, "enquote": .quoted,
    "textbf": .strong, "mathbf": .strong, "boldsymbol": .strong, "bm": .strong, "texttt": .code, "verb": .code,
    "mathtt": .code, "textsuperscript": .superscripted, "textsubscript": .subscripted, "textsc": .plain,
    "textrm": .text, "textsf": .text, "textup": .text, "textnormal": .text, "textmd": .text, "mbox": .text,
    "hbox": .text, "fbox": .text, "text": .text, "mathrm": .text, "operatorname": .text, "mathsf": .plain,
    "mathcal": .plain, "mathbb": .plain, "mathfrak": .plain, "uppercase": .plain, "lowercase": .plain,
    "MakeUppercase": .plain, "MakeLowercase": .plain, "underline": .plain, "natexlab": .plain,
  ]

  /// Those that hold to the end of their group: `{\em …}`.
  static let declarations: [String: TeXStyle] = [
    "em": .emphasis, "it": .emphasis, "sl": .emphasis, "itshape": .emphasis, "slshape": .emphasis, "bf": .strong,
    "bfseries": .strong, "tt": .code, "ttfamily": .code, "rm": .plain, "sc": .plain, "sf": .plain, "scshape": .plain,
    "rmfamily": .plain, "sffamily": .plain, "upshape": .plain, "mdseries": .plain, "normalfont": .plain,
    "small": .plain, "footnotesize": .plain, "normalsize": .plain, "large": .plain, "sloppy": .plain,
  ]
}

/// Running text while it is read.
struct InlineRun {
  private(set) var inlines: [Inline] = []

  var endsWithSpace: Bool { inlines.plainText.hasSuffix(" ") }

  var endsWithWord: Bool { inlines.plainText.last.map { $0.isLetter || $0.isNumber || $0 == ")" } ?? false }

  mutating func append(_ text: String) {
    if !text.isEmpty { append([.text(text)]) }
  }

  /// Neighbours of one kind are joined: where they were cut means nothing.
  mutating func append(_ content: [Inline]) {
    for next in content {
      switch (inlines.last, next) {
      case (.text(let head)?, .text(let tail)): inlines[inlines.count - 1] = .text(head + tail)
      case (.emphasis(let head)?, .emphasis(let tail)):
        var joined = InlineRun(inlines: head)
        joined.append(tail)
        inlines[inlines.count - 1] = .emphasis(joined.inlines)
      default: inlines.append(next)
      }
    }
  }
}

extension [Inline] {
  /// Without spaces at both ends.
  var trimmed: [Inline] {
    var result = self
    if case .text(let text)? = result.first { result[0] = .text(String(text.drop { $0 == " " })) }
    if case .text(let text)? = result.last {
      result[result.count - 1] = .text(String(text.reversed().drop { $0 == " " }.reversed()))
    }
    return result.filter { $0 != .text("") }
  }
}
