/// A piece of a formula, and the position in the TeX at which it begins.
package struct FormulaNode: Sendable {
  package enum Kind: Sendable {
    case atom(FormulaAtom)
    case space(FormulaLength)
    /// A style for the rest of the list.
    case style(MathStyle.Level)
    /// A size relative to the text, for the rest of the list.
    case size(Double)
    /// A place where a line may end, or must not end.
    case lineEnd(isAllowed: Bool)
  }

  package var kind: Kind
  /// The position in unicode scalars.
  package var position: Int

  init(_ kind: Kind, at position: Int) {
    self.kind = kind
    self.position = position
  }

  init(_ atom: FormulaAtom, at position: Int) {
    self.init(.atom(atom), at: position)
  }

  var atom: FormulaAtom? {
    if case .atom(let atom) = kind { atom } else { nil }
  }
}

/// A nucleus with its class and its scripts.
package struct FormulaAtom: Sendable {
  /// The placement of an operator's scripts: above and below it, or beside it.
  package enum Limits: Sendable {
    case beside
    /// Above and below in displayed formulas, otherwise beside.
    case displayed
    case always
  }

  package var kind: AtomClass
  package var nucleus: FormulaNucleus
  package var limits = Limits.beside
  package var superscript: [FormulaNode]?
  package var `subscript`: [FormulaNode]?
  /// The colour as 0xRRGGBB, or nil for the colour of the text.
  package var color: UInt32?

  init(_ kind: AtomClass, _ nucleus: FormulaNucleus, limits: Limits = .beside) {
    self.kind = kind
    self.nucleus = nucleus
    self.limits = limits
  }

  var hasScripts: Bool { superscript != nil || `subscript` != nil }
}

/// The content of an atom.
package enum FormulaNucleus: Sendable {
  /// A letter, digit or symbol, already in its alphabet.
  case symbol(Unicode.Scalar)
  /// A symbol that is larger in displayed formulas.
  case largeOperator(Unicode.Scalar)
  /// The upright name of a function. A space in it is thin.
  case name(String)
  case list([FormulaNode])
  case words([FormulaWords])
  case fraction(FormulaFraction)
  case radical([FormulaNode], degree: [FormulaNode]?)
  /// Lists between delimiters that grow with them. Nil means no delimiter.
  case fenced([Unicode.Scalar?], [[FormulaNode]])
  /// A delimiter in a size from 1 to 4, for `\big` to `\Bigg`.
  case sized(Unicode.Scalar?, Int)
  case accent(FormulaAccent, [FormulaNode])
  case rule(VerticalSide, [FormulaNode])
  /// A list with a brace, bracket or arrow of its width over or under it.
  case spanned(VerticalSide, Unicode.Scalar, [FormulaNode])
  /// An arrow that is as long as its labels.
  case arrow(Unicode.Scalar, above: [FormulaNode], below: [FormulaNode]?)
  case table(FormulaTable)
  case padded(FormulaPadding, [FormulaNode])
  case enclosed(FormulaEnclosure, [FormulaNode])
  /// A filled rectangle.
  case block(width: FormulaLength, height: FormulaLength, raise: FormulaLength)

  /// Returns a list as a nucleus. If it consists of one ordinary atom without scripts, returns that atom's nucleus, as
  /// TeX does.
  static func of(_ nodes: [FormulaNode]) -> FormulaNucleus {
    if nodes.count == 1, let atom = nodes[0].atom, atom.kind == .ordinary, !atom.hasScripts { return atom.nucleus }
    return .list(nodes)
  }
}

package enum VerticalSide: Sendable {
  case above, below
}
