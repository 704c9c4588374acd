/// Colours, given as names or as `#rrggbb`.
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

  /// Names of colours with their values in HTML.
  static let namedColors: [(name: String, hex: UInt32)] = [
    ("black", 0x000000), ("blue", 0x0000FF), ("brown", 0xA52A2A), ("cyan", 0x00FFFF), ("darkgray", 0xA9A9A9),
    ("darkgreen", 0x006400), ("gray", 0x808080), ("green", 0x008000), ("lightgray", 0xD3D3D3), ("lime", 0x00FF00),
    ("magenta", 0xFF00FF), ("maroon", 0x800000), ("navy", 0x000080), ("olive", 0x808000), ("orange", 0xFFA500),
    ("pink", 0xFFC0CB), ("purple", 0x800080), ("red", 0xFF0000), ("teal", 0x008080), ("violet", 0xEE82EE),
    ("white", 0xFFFFFF), ("yellow", 0xFFFF00),
  ]
}

extension FormulaParser {
  fileprivate mutating func colorName() throws(FormulaError) -> UInt32 {
    let start = tokens.position
    let name = try tokens.readText()
    if let known = FormulaCommand.namedColors.first(where: { $0.name == name }) { return known.hex }
    if let hex = Self.hex(name) { return hex }
    throw .unknown(name, what: "colour", valid: FormulaCommand.namedColors.map(\.name), at: start)
  }

  /// Returns the colour `#rrggbb` or `#rgb` as 0xRRGGBB, or nil.
  private static func hex(_ text: String) -> UInt32? {
    guard text.utf8.first == UInt8(ascii: "#") else { return nil }
    let digits = Array(text.utf8.dropFirst())
    guard digits.count == 3 || digits.count == 6 else { return nil }
    let six = digits.count == 6 ? digits : digits.flatMap { [$0, $0] }
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
