/// Colours, given by the names of CSS or as `#rrggbb`.
extension FormulaCommand {
  static let colors: [FormulaCommand] = [
    FormulaCommand("color", "a {\\color{red} b}") { parser, _ throws(FormulaError) in
      parser.color = try parser.colorName()
      return []
    },
    FormulaCommand("textcolor", "a \\textcolor{#228b22}{+ b}") { parser, _ throws(FormulaError) in
      let outer = parser.color
      parser.color = try parser.colorName()
      defer { parser.color = outer }
      return try parser.argument()
    },
    .atom("colorbox", "\\colorbox{yellow}{$a$}") { parser, start throws(FormulaError) in
      try parser.ground(hasFrame: false, at: start)
    },
    .atom("fcolorbox", "\\fcolorbox{red}{white}{$a$}") { parser, start throws(FormulaError) in
      try parser.ground(hasFrame: true, at: start)
    },
  ]
}

extension FormulaParser {
  fileprivate mutating func colorName() throws(FormulaError) -> UInt32 {
    let start = tokens.position
    let index = tokens.index
    let name = try tokens.readText()
    guard let color = FormulaColors.named(name) ?? Self.hex(name) else {
      throw .unknown(name, what: "colour", valid: FormulaColors.names, at: start)
    }
    let digits = String(0x1000000 + color, radix: 16).uppercased().dropFirst()
    edit(from: index, "[HTML]{\(digits)}")
    return color
  }

  /// Returns the colour `#rrggbb`, `rrggbb` or `#rgb` as 0xRRGGBB, or nil.
  private static func hex(_ text: String) -> UInt32? {
    let isMarked = text.utf8.first == UInt8(ascii: "#")
    let digits = Array(text.utf8.dropFirst(isMarked ? 1 : 0))
    guard digits.count == 6 || digits.count == 3 && isMarked else { return nil }
    let six = digits.count == 6 ? digits : digits.flatMap { [$0, $0] }
    guard six.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }) else { return nil }
    return UInt32(String(decoding: six, as: UTF8.self), radix: 16)
  }

  /// Reads words on a coloured background.
  fileprivate mutating func ground(hasFrame: Bool, at start: Int) throws(FormulaError) -> FormulaAtom {
    let frame = hasFrame ? try colorName() : nil
    let ground = try colorName()
    let words = FormulaNode(FormulaAtom(.ordinary, .words(try words(.init()))), at: start)
    return FormulaAtom(.ordinary, .enclosed(.ground(ground, frame: frame), [words]))
  }
}
