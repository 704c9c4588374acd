/// Lengths, such as `1.5em`.
extension FormulaParser {
  /// Reads a length in braces.
  mutating func length() throws(FormulaError) -> FormulaLength {
    tokens.skipSpaces()
    let (start, index) = (tokens.position, tokens.index)
    let text = try tokens.readText()
    let length = try Self.length(text, at: start)
    if !length.isOfLaTeX { edit(from: index, "{\(length.number.latex)}") }
    return length.number
  }

  /// Reads a length without braces, as in TeX, or in braces.
  ///
  /// - Parameter name: The command before it, which LaTeX has for mu or for other units only.
  mutating func bareLength(after name: String) throws(FormulaError) -> FormulaLength {
    let command = tokens.index - name.utf8.count - 1
    let start = tokens.position
    let isBraced = tokens.next == .scalar("{")
    let length = try Self.length(isBraced ? try tokens.readText() : bareLengthText(), at: start)
    if name == "hspace" {
      if !isBraced || !length.isOfLaTeX { edit(from: command, "\\hspace{\(length.number.latex)}") }
    } else if name == "above" {
      if isBraced || !length.isOfLaTeX { edit(from: command, "\\above\(length.number.latex) ") }
    } else if case .mu(let count) = length.number {
      edit(from: command, "\\mkern\(FormulaLength.digits(count * 18))mu ")
    } else if isBraced || name.utf8.first == UInt8(ascii: "m") || !length.isOfLaTeX {
      edit(from: command, "\\kern\(length.number.latex) ")
    }
    return length.number
  }

  private mutating func bareLengthText() -> String {
    var text = tokens.readText { "+-.0123456789 ".unicodeScalars.contains($0) }
    for _ in 0..<2 {
      guard let scalar = tokens.nextScalar, scalar.isTeXLetter else { break }
      text.unicodeScalars.append(scalar)
      _ = tokens.readScalar()
    }
    return text
  }

  /// Reads a length in brackets. Nil if there are no brackets.
  mutating func optionalLength() throws(FormulaError) -> FormulaLength? {
    let start = tokens.position
    guard tokens.skip("[") else { return nil }
    let index = tokens.index
    guard let text = tokens.readText(upTo: "]") else { throw .unclosed("[", at: start) }
    let length = try Self.length(text, at: start)
    if !length.isOfLaTeX { edit(from: index, "\(length.number.latex)]") }
    return length.number
  }

  /// A length, and whether LaTeX reads it as it is written, except after commands for mu.
  struct WrittenLength {
    let number: FormulaLength
    let isOfLaTeX: Bool
  }

  static func length(_ text: String, at position: Int) throws(FormulaError) -> WrittenLength {
    let plain = text.unicodeScalars.filter { $0 != " " }
    let unit = String(scalars: plain.reversed().prefix { $0.isTeXLetter }.reversed())
    let digits = String(scalars: plain.dropLast(unit.utf8.count))
    let isPlain = digits.utf8.allSatisfy { "+-.0123456789".utf8.contains($0) }
    guard isPlain, let count = Double(digits), count.isFinite, !unit.isEmpty else {
      throw FormulaError("'\(text)' is not a length", hint: "write a number and a unit: 1.5em", at: position)
    }
    guard let known = FormulaLength.units.first(where: { $0.name == unit }) else {
      throw .unknown(unit, what: "unit of length", valid: FormulaLength.units.map(\.name), at: position)
    }
    let length = known.length(count)
    guard abs(length.ems) <= FormulaLength.most else {
      throw FormulaError("'\(text)' is more than a formula has room for", hint: "write at most 100em", at: position)
    }
    return WrittenLength(number: length, isOfLaTeX: !["mu", "px", "nd", "nc"].contains(unit))
  }
}
