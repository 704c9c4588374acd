/// Commands that change the size of a box, and commands that draw around or through a list.
extension FormulaCommand {
  static let paddings: [FormulaCommand] =
    [
      padded("phantom") { $0.isVisible = false },
      padded("hphantom") { ($0.isVisible, $0.keepsHeight, $0.keepsDepth) = (false, false, false) },
      padded("vphantom") { ($0.isVisible, $0.keepsWidth) = (false, false) },
      padded("mathllap") { $0.overlap = .left }, padded("llap") { $0.overlap = .left },
      padded("mathrlap") { $0.overlap = .right }, padded("rlap") { $0.overlap = .right },
      padded("mathclap") { $0.overlap = .both }, padded("clap") { $0.overlap = .both },
      padded("vcenter") { $0.isCentered = true },
      .atom("smash", "\\smash[b]{a}b") { parser, start throws(FormulaError) in
        var padding = FormulaPadding()
        let option = try parser.smashOption()
        padding.keepsHeight = option == "b"
        padding.keepsDepth = option == "t"
        return FormulaAtom(.ordinary, .padded(padding, try parser.argument()))
      },
      .atom("raisebox", "a\\raisebox{2pt}{b}") { parser, _ throws(FormulaError) in
        var padding = FormulaPadding()
        padding.raise = try parser.length()
        return FormulaAtom(
          .ordinary, .padded(padding, [FormulaNode(.init(.ordinary, .words(try parser.words(.init()))), at: 0)]))
      },
      .atom("mathstrut", "a\\mathstrut b") { parser, start in
        var padding = FormulaPadding()
        (padding.isVisible, padding.keepsWidth) = (false, false)
        let strut = FormulaNode(FormulaAtom(.opening, .symbol("(")), at: start)
        return FormulaAtom(.ordinary, .padded(padding, [strut]))
      },
      .atom("rule", "\\rule[1pt]{2em}{3pt}") { parser, _ throws(FormulaError) in
        let raise = try parser.optionalLength() ?? .zero
        let width = try parser.length()
        return FormulaAtom(.ordinary, .block(width: width, height: try parser.length(), raise: raise))
      },
    ]

  private static func padded(
    _ name: String, _ change: @escaping @Sendable (inout FormulaPadding) -> Void
  ) -> FormulaCommand {
    .atom(name, "a\\\(name){b}c") { parser, _ throws(FormulaError) in
      var padding = FormulaPadding()
      change(&padding)
      return FormulaAtom(.ordinary, .padded(padding, try parser.argument()))
    }
  }

  static let enclosures: [FormulaCommand] = [
    enclosed("boxed", .box), enclosed("fbox", .box), enclosed("cancel", .struck(rising: true, falling: false)),
    enclosed("bcancel", .struck(rising: false, falling: true)),
    enclosed("xcancel", .struck(rising: true, falling: true)),
    enclosed("sout", .struckOut), enclosed("phase", .phase), enclosed("angl", .actuarial),
    .atom("angln", "a_\\angln") { parser, start in
      let letter = parser.node(parser.atom(of: FormulaSymbol("n", .ordinary)), at: start)
      return FormulaAtom(.ordinary, .enclosed(.actuarial, [letter]))
    },
  ]

  private static func enclosed(_ name: String, _ enclosure: FormulaEnclosure) -> FormulaCommand {
    .atom(name, "\\\(name){a}") { parser, start throws(FormulaError) in
      let content =
        name == "fbox"
        ? [FormulaNode(.init(.ordinary, .words(try parser.words(.init()))), at: start)] : try parser.argument()
      return FormulaAtom(.ordinary, .enclosed(enclosure, content))
    }
  }
}

extension FormulaParser {
  /// Reads `[b]` or `[t]` after `\smash`. Nil if there is no option.
  fileprivate mutating func smashOption() throws(FormulaError) -> Unicode.Scalar? {
    let start = tokens.position
    guard tokens.skip("[") else { return nil }
    guard case .scalar(let side) = tokens.read(), side == "b" || side == "t", tokens.skip("]") else {
      throw FormulaError("'\\smash' takes [b] or [t]", hint: "write \\smash[b]{…}", at: start)
    }
    return side
  }
}
