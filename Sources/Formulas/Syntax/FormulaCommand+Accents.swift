/// Accents, braces over and under a list, and arrows with labels.
extension FormulaCommand {
  private static let marks: [(name: String, scalar: Unicode.Scalar)] = [
    ("hat", "\u{302}"), ("bar", "\u{304}"), ("tilde", "\u{303}"), ("vec", "\u{20D7}"), ("dot", "\u{307}"),
    ("ddot", "\u{308}"), ("dddot", "\u{20DB}"), ("ddddot", "\u{20DC}"), ("check", "\u{30C}"), ("breve", "\u{306}"),
    ("acute", "\u{301}"), ("grave", "\u{300}"), ("mathring", "\u{30A}"),
  ]
  private static let wideMarks: [(name: String, scalar: Unicode.Scalar, side: VerticalSide)] = [
    ("widehat", "\u{302}", .above), ("widetilde", "\u{303}", .above), ("widecheck", "\u{30C}", .above),
    ("overrightarrow", "\u{20D7}", .above), ("overleftarrow", "\u{20D6}", .above),
    ("overleftrightarrow", "\u{20E1}", .above), ("overleftharpoon", "\u{20D0}", .above),
    ("overrightharpoon", "\u{20D1}", .above), ("utilde", "\u{330}", .below), ("underrightarrow", "\u{20EF}", .below),
    ("underleftarrow", "\u{20EE}", .below), ("underleftrightarrow", "\u{34D}", .below),
  ]

  static let accents: [FormulaCommand] =
    marks.map { name, scalar in
      .atom(name, "\\\(name){a}") { parser, _ throws(FormulaError) in
        FormulaAtom(.ordinary, .accent(FormulaAccent(scalar: scalar), try parser.argument()))
      }
    }
    + wideMarks.map { name, scalar, side in
      .atom(name, "\\\(name){a+b}") { parser, _ throws(FormulaError) in
        let accent = FormulaAccent(scalar: scalar, isWide: true, side: side)
        return FormulaAtom(.ordinary, .accent(accent, try parser.argument()))
      }
    }

  private static let spans: [(name: String, side: VerticalSide, scalar: Unicode.Scalar)] = [
    ("overbrace", .above, "\u{23DE}"), ("underbrace", .below, "\u{23DF}"), ("overbracket", .above, "\u{23B4}"),
    ("underbracket", .below, "\u{23B5}"), ("overparen", .above, "\u{23DC}"), ("underparen", .below, "\u{23DD}"),
    ("overgroup", .above, "\u{23E0}"), ("undergroup", .below, "\u{23E1}"),
  ]

  static let covers: [FormulaCommand] =
    spans.map { name, side, scalar in
      .atom(name, "\\\(name){a+b}") { parser, _ throws(FormulaError) in
        FormulaAtom(.operator, .spanned(side, scalar, try parser.argument()), limits: .always)
      }
    }
    + [("overline", .above), ("underline", .below), ("underbar", .below)].map { (name: String, side: VerticalSide) in
      .atom(name, "\\\(name){a+b}") { parser, _ throws(FormulaError) in
        FormulaAtom(.ordinary, .rule(side, try parser.argument()))
      }
    }
    + [
      stacked("overset", kind: nil, isAbove: true), stacked("stackrel", kind: .relation, isAbove: true),
      stacked("underset", kind: nil, isAbove: false),
    ]

  /// `\overset{above}{base}`. The atom has the given class, or else the class of its base.
  private static func stacked(_ name: String, kind: AtomClass?, isAbove: Bool) -> FormulaCommand {
    .atom(name, "a \\\(name){b}{=} c") { parser, _ throws(FormulaError) in
      let script = try parser.argument()
      let base = try parser.argument()
      let own = base.count == 1 ? base[0].atom?.kind : nil
      var atom = FormulaAtom(kind ?? own ?? .ordinary, .of(base), limits: .always)
      if base.count == 1, let only = base[0].atom, !only.hasScripts { atom.nucleus = only.nucleus }
      if isAbove { atom.superscript = script } else { atom.subscript = script }
      return atom
    }
  }

  private static let labelled: [(name: String, scalar: Unicode.Scalar)] = [
    ("xrightarrow", "→"), ("xleftarrow", "←"), ("xleftrightarrow", "↔"), ("xRightarrow", "⇒"), ("xLeftarrow", "⇐"),
    ("xLeftrightarrow", "⇔"), ("xhookrightarrow", "↪"), ("xhookleftarrow", "↩"), ("xtwoheadrightarrow", "↠"),
    ("xtwoheadleftarrow", "↞"), ("xrightharpoonup", "⇀"), ("xrightharpoondown", "⇁"), ("xleftharpoonup", "↼"),
    ("xleftharpoondown", "↽"), ("xrightleftharpoons", "⇌"), ("xleftrightharpoons", "⇋"), ("xmapsto", "↦"),
    ("xtofrom", "⇄"), ("xlongequal", "="),
  ]

  static let arrows: [FormulaCommand] = labelled.map { name, scalar in
    .atom(name, "a \\\(name)[c]{d+e} b") { parser, _ throws(FormulaError) in
      let below = try parser.option()
      return FormulaAtom(.relation, .arrow(scalar, above: try parser.argument(), below: below))
    }
  }
}
