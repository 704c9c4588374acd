/// Fractions, binomials and roots.
extension FormulaCommand {
  private static let levels: [(prefix: String, level: MathStyle.Level?)] = [("", nil), ("d", .display), ("t", .text)]

  static let fractions: [FormulaCommand] =
    levels.flatMap { prefix, level in
      [
        .atom("\(prefix)frac", "\\\(prefix)frac{a}{b}") { parser, _ throws(FormulaError) in
          var fraction = try parser.fraction()
          fraction.level = level
          return FormulaAtom(.ordinary, .fraction(fraction))
        },
        .atom("\(prefix)binom", "\\\(prefix)binom{a}{b}") { parser, _ throws(FormulaError) in
          var fraction = try parser.fraction().between("(", ")")
          fraction.level = level
          return FormulaAtom(.ordinary, .fraction(fraction))
        },
      ]
    }
    + [
      FormulaCommand("cfrac", "\\cfrac{a}{b}") { parser, start throws(FormulaError) in
        var fraction = try parser.fraction()
        (fraction.level, fraction.hasStrut) = (.display, true)
        return [
          parser.node(FormulaAtom(.ordinary, .fraction(fraction)), at: start),
          FormulaNode(.space(.em(-0.12)), at: start),
        ]
      },
      .atom("genfrac", "\\genfrac{[}{]}{0pt}{1}{a}{b}") { parser, _ throws(FormulaError) in
        FormulaAtom(.ordinary, .fraction(try parser.generalFraction()))
      },
    ]

  static let roots: [FormulaCommand] = [
    .atom("sqrt", "\\sqrt[3]{a}") { parser, _ throws(FormulaError) in
      let degree = try parser.option()
      return FormulaAtom(.ordinary, .radical(try parser.argument(), degree: degree))
    }
  ]
}

extension FormulaParser {
  fileprivate mutating func fraction() throws(FormulaError) -> FormulaFraction {
    let numerator = try argument()
    return FormulaFraction(numerator: numerator, denominator: try argument())
  }

  /// Reads `\genfrac{(}{)}{1pt}{0}{a}{b}`: delimiters, thickness, style, numerator and denominator.
  fileprivate mutating func generalFraction() throws(FormulaError) -> FormulaFraction {
    let left = try groupedDelimiter()
    let right = try groupedDelimiter()
    let place = tokens.position
    tokens.skipSpaces()
    let index = tokens.index
    let thickness = try tokens.readText()
    let length = thickness.isEmpty ? nil : try Self.length(thickness, at: place)
    if let length, !length.isOfLaTeX { edit(from: index, "{\(length.number.latex)}") }
    let level = try tokens.readText()
    var fraction = try self.fraction()
    if left != nil || right != nil { fraction = fraction.between(left, right, hasRule: true) }
    if let length { fraction.rule = .thick(length.number) }
    fraction.level = Int(level).flatMap(MathStyle.Level.init)
    return fraction
  }

  private mutating func groupedDelimiter() throws(FormulaError) -> Unicode.Scalar? {
    let start = tokens.position
    guard tokens.skip("{") else { return try self.delimiter() }
    guard !tokens.skip("}") else { return nil }
    let delimiter = try self.delimiter()
    guard tokens.skip("}") else { throw .unclosed("{", at: start) }
    return delimiter
  }

  /// Reads the rest of a group from a command such as `\over` on. The nodes before it are the numerator.
  mutating func infix(
    _ name: String, numerator: [FormulaNode], until isEnd: (FormulaToken) -> Bool
  ) throws(FormulaError) -> [FormulaNode] {
    let start = tokens.position
    _ = tokens.read()
    guard let command = InfixCommand.byName[name] else { throw .misplaced(name, at: start) }
    var fraction = FormulaFraction(numerator: numerator, denominator: [])
    if command.hasThickness { fraction.rule = .thick(try bareLength(after: name)) }
    fraction.denominator = try nested(at: start) { parser throws(FormulaError) in
      try parser.list { token in
        if case .command(let other) = token, InfixCommand.byName[other] != nil { return true }
        return isEnd(token)
      }
    }
    if case .command(let other) = tokens.next, InfixCommand.byName[other] != nil {
      throw FormulaError("a second '\\\(other)' in one group", hint: "write \\frac{…}{…}", at: tokens.position)
    }
    if command.delimiters != nil || !command.hasRule {
      fraction = fraction.between(command.delimiters?.left, command.delimiters?.right)
    }
    return [node(FormulaAtom(.ordinary, .fraction(fraction)), at: start)]
  }
}

extension FormulaFraction {
  /// Returns the fraction between delimiters, without a rule unless `hasRule` is true.
  fileprivate func between(
    _ left: Unicode.Scalar?, _ right: Unicode.Scalar?, hasRule: Bool = false
  ) -> FormulaFraction {
    var fraction = self
    (fraction.left, fraction.right, fraction.isFenced) = (left, right, left != nil || right != nil)
    if !hasRule { fraction.rule = .thick(.zero) }
    return fraction
  }
}

/// A command between numerator and denominator: `{a \over b}`.
struct InfixCommand {
  let name: String
  var hasRule = false
  var hasThickness = false
  var delimiters: (left: Unicode.Scalar, right: Unicode.Scalar)?

  static let all = [
    InfixCommand(name: "over", hasRule: true), InfixCommand(name: "atop"),
    InfixCommand(name: "above", hasRule: true, hasThickness: true),
    InfixCommand(name: "choose", delimiters: ("(", ")")), InfixCommand(name: "brace", delimiters: ("{", "}")),
    InfixCommand(name: "brack", delimiters: ("[", "]")),
  ]

  static let byName: [String: InfixCommand] = all.reduce(into: [:]) { $0[$1.name] = $1 }
}
