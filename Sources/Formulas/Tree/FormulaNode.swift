/// A piece of a formula, and where in its TeX it begins.
package struct FormulaNode: Sendable {
  package enum Kind: Sendable {
    case atom(FormulaAtom)
    case space(FormulaLength)
    /// For the rest of the list.
    case style(MathStyle.Level)
    /// Relative to the size of the text, for the rest of the list.
    case size(Double)
    /// A place where a line may end, or must not.
    case lineEnd(isAllowed: Bool)
  }

  package var kind: Kind
  /// In unicode scalars.
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

/// A nucleus with its scripts.
package struct FormulaAtom: Sendable {
  /// Where the scripts of an operator are: above and below it, or beside it.
  package enum Limits: Sendable {
    case beside
    /// Above and below where the formula is displayed.
    case displayed
    case always
  }

  package var kind: AtomClass
  package var nucleus: FormulaNucleus
  package var limits = Limits.beside
  package var superscript: [FormulaNode]?
  package var `subscript`: [FormulaNode]?
  /// 0xRRGGBB; nil is that of the text.
  package var color: UInt32?

  init(_ kind: AtomClass, _ nucleus: FormulaNucleus, limits: Limits = .beside) {
    self.kind = kind
    self.nucleus = nucleus
    self.limits = limits
  }

  var hasScripts: Bool { superscript != nil || `subscript` != nil }
}

/// What an atom shows.
package enum FormulaNucleus: Sendable {
  /// A letter, digit or sign, in the alphabet that was asked for.
  case symbol(Unicode.Scalar)
  /// A sign that is larger in displayed formulas.
  case largeOperator(Unicode.Scalar)
  /// The upright name of a function; a space in it is thin.
  case name(String)
  case list([FormulaNode])
  case words([FormulaWords])
  case fraction(FormulaFraction)
  case radical([FormulaNode], degree: [FormulaNode]?)
  /// Lists between delimiters that grow with them; nil is no delimiter.
  case fenced([Unicode.Scalar?], [[FormulaNode]])
  /// A delimiter of one of the sizes of `\big` to `\Bigg`, 1 to 4.
  case sized(Unicode.Scalar?, Int)
  case accent(FormulaAccent, [FormulaNode])
  case rule(VerticalSide, [FormulaNode])
  /// A brace, bracket or arrow as wide as the list.
  case spanned(VerticalSide, Unicode.Scalar, [FormulaNode])
  /// An arrow as long as its labels.
  case arrow(Unicode.Scalar, above: [FormulaNode], below: [FormulaNode]?)
  case table(FormulaTable)
  case padded(FormulaPadding, [FormulaNode])
  case enclosed(FormulaEnclosure, [FormulaNode])
  /// A filled rectangle.
  case block(width: FormulaLength, height: FormulaLength, raise: FormulaLength)

  /// A list, or what a list of one ordinary atom without scripts holds, which TeX takes for the atom itself.
  static func of(_ nodes: [FormulaNode]) -> FormulaNucleus {
    if nodes.count == 1, let atom = nodes[0].atom, atom.kind == .ordinary, !atom.hasScripts { return atom.nucleus }
    return .list(nodes)
  }
}

package enum VerticalSide: Sendable {
  case above, below
}
