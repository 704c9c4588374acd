/// A numerator over a denominator.
package struct FormulaFraction: Sendable {
  package enum Rule: Sendable, Equatable {
    case usual
    /// Of a thickness; none where that is 0.
    case thick(FormulaLength)
  }

  package var numerator: [FormulaNode]
  package var denominator: [FormulaNode]
  package var rule = Rule.usual
  /// Those of a binomial.
  package var left: Unicode.Scalar?
  package var right: Unicode.Scalar?
  package var isFenced = false
  /// The style that was asked for, as in `\dfrac`.
  package var level: MathStyle.Level?
  /// Whether the numerator is at least as high as a line, as in continued fractions.
  package var hasStrut = false

  package var hasRule: Bool { rule != .thick(.zero) }
}

/// A mark over or under a list.
package struct FormulaAccent: Sendable {
  package var scalar: Unicode.Scalar
  /// Whether it is as wide as the list.
  package var isWide = false
  package var side = VerticalSide.above
}

/// Words in a formula, of one look, or a formula in them.
package enum FormulaWords: Sendable {
  case text(String, FormulaTextLook)
  case formula([FormulaNode])
}

/// How words in a formula look.
package struct FormulaTextLook: Hashable, Sendable {
  package enum Family: Sendable {
    case serif, sans, monospaced
  }

  package var family = Family.serif
  package var isBold = false
  package var isItalic = false
}

/// What of a list takes room, and where it stands.
package struct FormulaPadding: Sendable {
  /// How what takes no room lies about its place.
  package enum Overlap: Sendable {
    /// To the left of its place, to its right, or in its middle.
    case left, right, both
  }

  package var isVisible = true
  /// Without room at its sides.
  package var overlap: Overlap?
  package var keepsWidth = true
  package var keepsHeight = true
  package var keepsDepth = true
  package var raise = FormulaLength.zero
  /// Whether its middle is on the axis of the formula.
  package var isCentered = false
}

/// What is drawn about a list, or through it.
package enum FormulaEnclosure: Sendable {
  case box
  /// 0xRRGGBB of the ground, and of the frame if there is one.
  case ground(UInt32, frame: UInt32?)
  /// Strokes through it: from the lower left, and from the upper left.
  case struck(rising: Bool, falling: Bool)
  case struckOut
}
