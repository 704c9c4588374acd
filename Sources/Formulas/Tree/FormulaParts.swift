/// A numerator and a denominator.
package struct FormulaFraction: Sendable {
  package enum Rule: Sendable, Equatable {
    /// The thickness that the font specifies.
    case usual
    /// A given thickness. 0 means no rule.
    case thick(FormulaLength)
  }

  package var numerator: [FormulaNode]
  package var denominator: [FormulaNode]
  package var rule = Rule.usual
  /// The delimiters, such as those of a binomial. Nil means no delimiter.
  package var left: Unicode.Scalar?
  package var right: Unicode.Scalar?
  /// True if there are delimiters.
  package var isFenced = false
  /// The style that a command such as `\dfrac` sets, or nil for that of the surroundings.
  package var level: MathStyle.Level?
  /// True if the numerator is at least as high as a line of text, as in continued fractions.
  package var hasStrut = false

  package var hasRule: Bool { rule != .thick(.zero) }
}

/// An accent over or under a list.
package struct FormulaAccent: Sendable {
  package var scalar: Unicode.Scalar
  /// True if it is as wide as the list.
  package var isWide = false
  package var side = VerticalSide.above
}

/// Words with one look inside a formula, or a formula between them.
package enum FormulaWords: Sendable {
  case text(String, FormulaTextLook)
  case formula([FormulaNode])
}

/// The look of words in a formula.
package struct FormulaTextLook: Hashable, Sendable {
  package enum Family: Sendable {
    case serif, sans, monospaced
  }

  package var family = Family.serif
  package var isBold = false
  package var isItalic = false
}

/// The size of a box with another size than its content, and the position of the content.
package struct FormulaPadding: Sendable {
  /// The side to which content without width extends.
  package enum Overlap: Sendable {
    /// To the left, to the right, or to both sides equally.
    case left, right, both
  }

  package var isVisible = true
  /// The side to which the content extends without taking up width, or nil if it takes up its width.
  package var overlap: Overlap?
  package var keepsWidth = true
  package var keepsHeight = true
  package var keepsDepth = true
  package var raise = FormulaLength.zero
  /// True if its middle is on the axis of the formula.
  package var isCentered = false
}

/// Something drawn around a list or through it.
package enum FormulaEnclosure: Sendable {
  case box
  /// A background with its colour as 0xRRGGBB, and the colour of the frame if there is one.
  case ground(UInt32, frame: UInt32?)
  /// Diagonal strokes: from the lower left, and from the upper left.
  case struck(rising: Bool, falling: Bool)
  case struckOut
  /// The phase of a phasor: a line below, and a line that rises from its left end.
  case phase
  /// The term of an annuity: a line above, and a line at the right.
  case actuarial
}
