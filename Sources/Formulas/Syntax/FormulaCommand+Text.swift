/// Words in formulas.
extension FormulaCommand {
  private static let looks: [(names: [String], change: @Sendable (inout FormulaTextLook) -> Void)] = [
    (["text", "mbox", "hbox"], { _ in }), (["textrm", "textnormal"], { $0.family = .serif }),
    (["textup"], { $0.isItalic = false }), (["textmd"], { $0.isBold = false }), (["textbf"], { $0.isBold = true }),
    (["textit", "emph", "textsl"], { $0.isItalic = true }), (["textsf"], { $0.family = .sans }),
    (["texttt"], { $0.family = .monospaced }),
  ]

  static let texts: [FormulaCommand] = looks.flatMap { names, change in
    names.map { name in
      .atom(name, "\\\(name){two words}") { parser, _ throws(FormulaError) in
        var look = FormulaTextLook()
        change(&look)
        return FormulaAtom(.ordinary, .words(try parser.words(look)))
      }
    }
  }

  /// Returns the look that a command such as `\textbf` gives to words inside other words, or nil for other commands.
  fileprivate static func look(_ name: String, in outer: FormulaTextLook) -> FormulaTextLook? {
    guard let found = looks.first(where: { $0.names.contains(name) }) else { return nil }
    var look = outer
    found.change(&look)
    return look
  }
}

extension FormulaParser {
  /// Reads words in braces.
  mutating func words(_ look: FormulaTextLook) throws(FormulaError) -> [FormulaWords] {
    let start = tokens.position
    guard tokens.skip("{") else { throw .missingArgument(at: start) }
    return try nested(at: start) { parser throws(FormulaError) in try parser.restOfWords(look, openedAt: start) }
  }

  private mutating func restOfWords(
    _ look: FormulaTextLook, openedAt start: Int
  ) throws(FormulaError) -> [FormulaWords] {
    var run = WordRun(look: look)
    while let scalar = tokens.nextScalar {
      let place = tokens.position
      _ = tokens.readScalar()
      switch scalar {
      case "}": return run.finished
      case "{":
        run.add(try nested(at: place) { parser throws(FormulaError) in try parser.restOfWords(look, openedAt: place) })
      case "$": run.add([.formula(try inlineFormula(at: place, until: .scalar("$")))])
      case "\\": try addCommand(tokens.readName(), to: &run, at: place)
      case "~": run.add("\u{A0}")
      case "%", "#", "&": throw .misplaced(scalar, at: place)
      default: run.add(scalar.properties.isWhitespace ? " " : String(scalar))
      }
    }
    throw .unclosed("{", at: start)
  }

  private mutating func inlineFormula(at start: Int, until end: FormulaToken) throws(FormulaError) -> [FormulaNode] {
    let outer = alphabet
    alphabet = nil
    defer { alphabet = outer }
    let nodes = try nested(at: start) { parser throws(FormulaError) in
      try parser.list { $0 == end || $0 == .scalar("}") }
    }
    guard tokens.skip(end) else {
      let isUnclosed = tokens.next == .end || tokens.next == .scalar("}")
      throw isUnclosed ? FormulaError.unclosed("$", at: start) : misplaced()
    }
    return nodes
  }

  /// Reads the letter or the letters to which an accent is added.
  private mutating func accented(by accent: Unicode.Scalar) throws(FormulaError) -> String {
    let start = tokens.position
    var letters = Array(try tokens.readText().unicodeScalars)
    guard !letters.isEmpty, !letters.contains("\\") else {
      throw FormulaError("an accent needs a letter behind it", hint: "write \\'{e}", at: start)
    }
    letters.insert(accent, at: 1)
    return String(scalars: letters)
  }

  private mutating func addCommand(_ name: String, to run: inout WordRun, at start: Int) throws(FormulaError) {
    if let look = FormulaCommand.look(name, in: run.look) {
      run.add(try words(look))
    } else if let accent = Self.textAccents[name] {
      run.add(try accented(by: accent))
    } else if name == "(" {
      run.add([.formula(try inlineFormula(at: start, until: .command(")")))])
    } else if let text = Self.textSigns[name] {
      if name.unicodeScalars.allSatisfy(\.isTeXLetter) { tokens.skipSpaces() }
      run.add(text)
    } else {
      throw .unknown(
        "\\" + name, what: "command among words",
        valid: (FormulaCommand.texts.map(\.name) + Self.textSigns.keys).map { "\\" + $0 }, at: start)
    }
  }

  private static let textSigns: [String: String] = [
    "%": "%", "#": "#", "&": "&", "$": "$", "_": "_", "{": "{", "}": "}", " ": " ", ",": "\u{2009}", ";": "\u{2005}",
    ":": "\u{2005}", "quad": "\u{2003}", "qquad": "\u{2003}\u{2003}", "enspace": "\u{2002}", "space": " ",
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textunderscore": "_", "textdollar": "$",
    "textbar": "|", "textless": "<", "textgreater": ">", "textendash": "–", "textemdash": "—", "textdegree": "°",
    "dots": "…", "ldots": "…", "textellipsis": "…", "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø",
    "O": "Ø", "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "l": "ł", "L": "Ł", "S": "§", "P": "¶", "dag": "†",
    "ddag": "‡", "copyright": "©", "textregistered": "®", "pounds": "£", "textquoteleft": "‘",
    "textquoteright": "’", "sect": "§", "textbardbl": "‖", "textbraceleft": "{", "textbraceright": "}",
    "textdagger": "†", "textdaggerdbl": "‡", "textsterling": "£", "!": "", "textquotedblleft": "“",
    "textquotedblright": "”", "lq": "‘", "rq": "’",
  ]

  private static let textAccents: [String: Unicode.Scalar] = [
    "`": "\u{300}", "'": "\u{301}", "^": "\u{302}", "~": "\u{303}", "=": "\u{304}", "u": "\u{306}", ".": "\u{307}",
    "\"": "\u{308}", "r": "\u{30A}", "H": "\u{30B}", "v": "\u{30C}", "d": "\u{323}", "c": "\u{327}", "k": "\u{328}",
    "textcircled": "\u{20DD}",
  ]
}

/// Words that are being read.
private struct WordRun {
  let look: FormulaTextLook
  private var words: [FormulaWords] = []
  private var text = ""

  init(look: FormulaTextLook) {
    self.look = look
  }

  mutating func add(_ text: String) { self.text += text }

  mutating func add(_ words: [FormulaWords]) { self.words = finished + words; text = "" }

  var finished: [FormulaWords] { text.isEmpty ? words : words + [.text(text, look)] }
}
