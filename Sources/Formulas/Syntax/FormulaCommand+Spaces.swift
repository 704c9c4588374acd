/// Spaces, styles and sizes.
extension FormulaCommand {
  private static let widths: [(names: [String], width: FormulaLength)] = [
    ([",", "thinspace"], .mu(3.0 / 18)), ([":", ">", "medspace"], .mu(4.0 / 18)), ([";", "thickspace"], .mu(5.0 / 18)),
    (["!", "negthinspace"], .mu(-3.0 / 18)), (["negmedspace"], .mu(-4.0 / 18)), (["negthickspace"], .mu(-5.0 / 18)),
    (["enspace"], .em(0.5)), (["quad"], .em(1)), (["qquad"], .em(2)), ([" ", "space", "nobreakspace"], .em(0.25)),
  ]

  static let spaces: [FormulaCommand] =
    widths.flatMap { names, width in
      names.map { name in
        FormulaCommand(name, "a\\\(name) b") { _, start in [FormulaNode(.space(width), at: start)] }
      }
    }
    + ["hspace", "kern", "mkern", "hskip", "mskip"].map { name in
      let isBare = name != "hspace"
      return FormulaCommand(name, isBare ? "a\\\(name)1em b" : "a\\\(name){1em}b") {
        parser, start throws(FormulaError) in
        if !isBare { _ = parser.tokens.skip("*") }
        return [FormulaNode(.space(try isBare ? parser.bareLength() : parser.length()), at: start)]
      }
    }

  private static let levels: [(name: String, level: MathStyle.Level)] = [
    ("displaystyle", .display), ("textstyle", .text), ("scriptstyle", .script), ("scriptscriptstyle", .scriptScript),
  ]

  private static let sizes: [(name: String, factor: Double)] = [
    ("tiny", 0.5), ("scriptsize", 0.7), ("footnotesize", 0.8), ("small", 0.9), ("normalsize", 1), ("large", 1.2),
    ("Large", 1.44), ("LARGE", 1.728), ("huge", 2.074), ("Huge", 2.488),
  ]

  /// Commands that apply to the rest of their group, and line break permissions.
  static let switches: [FormulaCommand] =
    levels.map { name, level in
      FormulaCommand(name, "a {\\\(name) b}") { _, start in [FormulaNode(.style(level), at: start)] }
    }
    + sizes.map { name, factor in
      FormulaCommand(name, "a {\\\(name) b}") { _, start in [FormulaNode(.size(factor), at: start)] }
    }
    + [
      FormulaCommand("nobreak", "a\\nobreak b") { _, start in [FormulaNode(.lineEnd(isAllowed: false), at: start)] },
      FormulaCommand("allowbreak", "a\\allowbreak b") { _, start in [FormulaNode(.lineEnd(isAllowed: true), at: start)]
      },
    ]
}

extension FormulaParser {
  /// Reads a length in braces.
  mutating func length() throws(FormulaError) -> FormulaLength {
    let start = tokens.position
    return try Self.length(try tokens.readText(), at: start)
  }

  /// Reads a length without braces, as in TeX.
  mutating func bareLength() throws(FormulaError) -> FormulaLength {
    let start = tokens.position
    if tokens.next == .scalar("{") { return try length() }
    var text = ""
    while let scalar = tokens.nextScalar, "+-.0123456789 ".unicodeScalars.contains(scalar) {
      text.unicodeScalars.append(scalar)
      _ = tokens.readScalar()
    }
    for _ in 0..<2 {
      guard let scalar = tokens.nextScalar, scalar.isTeXLetter else { break }
      text.unicodeScalars.append(scalar)
      _ = tokens.readScalar()
    }
    return try Self.length(text, at: start)
  }

  /// Reads a length in brackets. Nil if there are no brackets.
  mutating func optionalLength() throws(FormulaError) -> FormulaLength? {
    let start = tokens.position
    guard tokens.skip("[") else { return nil }
    var text = ""
    while let scalar = tokens.nextScalar, scalar != "]" {
      text.unicodeScalars.append(scalar)
      _ = tokens.readScalar()
    }
    guard tokens.skip("]") else { throw .unclosed("[", at: start) }
    return try Self.length(text, at: start)
  }

  static func length(_ text: String, at position: Int) throws(FormulaError) -> FormulaLength {
    let plain = text.filter { $0 != " " }
    let unit = String(plain.suffix(while: \.isLetter))
    guard let count = Double(plain.dropLast(unit.count)), count.isFinite, !unit.isEmpty else {
      throw FormulaError("'\(text)' is not a length", hint: "write a number and a unit: 1.5em", at: position)
    }
    guard let known = FormulaLength.units.first(where: { $0.name == unit }) else {
      throw .unknown(unit, what: "unit of length", valid: FormulaLength.units.map(\.name), at: position)
    }
    let length = known.length(count)
    guard abs(length.ems) <= FormulaLength.most else {
      throw FormulaError("'\(text)' is more than a formula has room for", hint: "write at most 100em", at: position)
    }
    return length
  }
}

extension StringProtocol {
  /// Returns the characters at the end for which `holds` is true.
  fileprivate func suffix(while holds: (Character) -> Bool) -> SubSequence {
    self[(lastIndex { !holds($0) }.map { index(after: $0) } ?? startIndex)...]
  }

}
