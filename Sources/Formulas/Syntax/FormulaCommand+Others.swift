/// All other commands.
extension FormulaCommand {
  static let others: [FormulaCommand] =
    [
      FormulaCommand("colon", "f\\colon A") { parser, start in
        let colon = parser.node(
          FormulaAtom(.ordinary, .list([parser.node(.init(.ordinary, .symbol("∶")), at: start)])), at: start)
        return [FormulaNode(.space(.mu(2.0 / 18)), at: start), colon, FormulaNode(.space(.mu(6.0 / 18)), at: start)]
      },
      .atom("dots", "a, \\dots, b") { parser, _ in
        FormulaAtom(.inner, .symbol(parser.tokens.next.takesRaisedDots ? "⋯" : "…"))
      },
      FormulaCommand("tag", "a \\tag{1}") { parser, start throws(FormulaError) in
        if let inner = parser.environments.last, !inner.standsAlone || parser.environments.count > 1 {
          throw .tag(in: inner.name, at: start)
        }
        guard parser.tag == nil else { throw FormulaError("a second '\\tag'", hint: "a formula has one", at: start) }
        let isBare = parser.tokens.skip("*")
        let place = parser.tokens.position
        let text = try parser.tokens.readText()
        guard !text.unicodeScalars.contains(where: { "\\${}".unicodeScalars.contains($0) }) else {
          throw FormulaError("'\(text)' is no tag", hint: "write plain text: \\tag{2a}", at: place)
        }
        parser.tag = FormulaTag(text: isBare ? text : "(\(text))", position: start)
        parser.tag?.environment = parser.environments.last?.name
        return []
      },
    ]
    + ["notag", "nonumber", "relax"].map { name in
      FormulaCommand(name, "a \\\(name)") { parser, _ in
        // Whether a formula has a number is decided by the notebook.
        parser.edit(from: parser.tokens.index - name.utf8.count - 1, "")
        return []
      }
    }
    + ["TeX", "LaTeX", "KaTeX"].map { name in
      .atom(name, "\\\(name)") { _, _ in FormulaAtom(.ordinary, .words([.text(name, FormulaTextLook())])) }
    }
    + [("implies", "⟹"), ("impliedby", "⟸"), ("iff", "⟺")].map { (name: String, scalar: Unicode.Scalar) in
      FormulaCommand(name, "a \\\(name) b") { parser, start in
        let gap = FormulaNode(.space(.mu(5.0 / 18)), at: start)
        return [gap, parser.node(FormulaAtom(.relation, .symbol(scalar)), at: start), gap]
      }
    }
    + [("varlimsup", VerticalSide.above), ("varliminf", .below)].map { name, side in
      .atom(name, "\\\(name)_x y") { _, start in
        FormulaAtom(
          .operator, .rule(side, [FormulaNode(.init(.operator, .name("lim")), at: start)]), limits: .displayed)
      }
    }
    + [("varinjlim", "\u{20EF}"), ("varprojlim", "\u{20EE}")].map { (name: String, scalar: Unicode.Scalar) in
      .atom(name, "\\\(name)_x y") { _, start in
        let accent = FormulaAccent(scalar: scalar, isWide: true, side: .below)
        let lim = FormulaNode(FormulaAtom(.operator, .name("lim")), at: start)
        return FormulaAtom(.operator, .accent(accent, [lim]), limits: .displayed)
      }
    }

  private static let negated: [Unicode.Scalar: Unicode.Scalar] = {
    let pairs = Array(
      "=≠∈∉∋∌<≮>≯≤≰≥≱⊂⊄⊃⊅⊆⊈⊇⊉∼≁≃≄≅≇≈≉≡≢∣∤|∤∥∦∃∄≺⊀≻⊁≼⋠≽⋡⊏⋢⊑⋢⊒⋣⊢⊬⊨⊭⊩⊮⊲⋪⊳⋫⊴⋬⊵⋭←↚→↛↔↮⇐⇍⇒⇏⇔⇎≶≸≷≹≲≴≳≵≍≭".unicodeScalars)
    return stride(from: 0, to: pairs.count - 1, by: 2).reduce(into: [:]) { $0[pairs[$1]] = pairs[$1 + 1] }
  }()

  static let negations: [FormulaCommand] = [
    .atom("not", "a \\not= b") { parser, start throws(FormulaError) in
      let nodes = try parser.argument()
      guard nodes.count == 1, var atom = nodes[0].atom, case .symbol(let scalar) = atom.nucleus else {
        throw FormulaError("'\\not' needs one sign behind it", hint: "write \\not= or \\not\\in", at: start)
      }
      guard let negation = negated[scalar] else {
        let sign = MathAlphabet.plain(scalar) ?? scalar
        throw FormulaError("'\(sign)' has no form that is negated", hint: "write \\cancel{…} or words", at: start)
      }
      (atom.kind, atom.nucleus) = (.relation, .symbol(negation))
      return atom
    }
  ]
}

extension FormulaError {
  static func tag(in environment: String, at position: Int) -> FormulaError {
    FormulaError(
      "'\\tag' belongs to a whole formula, and this one is inside '\(environment)'",
      hint: "write it behind \\end{\(environment)}", at: position)
  }
}

extension FormulaToken {
  /// True if dots before this token are centred on the axis, as in `1 + ⋯ + n`. In `1, …, n` they are on the baseline.
  fileprivate var takesRaisedDots: Bool {
    let symbol: FormulaSymbol?
    switch self {
    case .scalar(let scalar): symbol = FormulaSymbol.typed(scalar)
    case .command(let name):
      if FormulaSymbol.largeOperator(named: name) != nil { return true }
      symbol = FormulaSymbol.named(name)
    case .end: return false
    }
    return symbol?.kind == .binary || symbol?.kind == .relation
  }
}

/// The text beside a displayed formula that replaces its number.
package struct FormulaTag: Hashable, Sendable {
  package var text: String
  var position: Int
  /// The environment that contains it, or nil.
  var environment: String?
}
