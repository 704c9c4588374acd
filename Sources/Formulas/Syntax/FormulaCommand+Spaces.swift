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
        if !isBare, parser.tokens.skip("*") { return [FormulaNode(.space(try parser.length()), at: start)] }
        return [FormulaNode(.space(try parser.bareLength(after: name)), at: start)]
      }
    }

  private static let levels: [(name: String, level: MathStyle.Level)] = [
    ("displaystyle", .display), ("textstyle", .text), ("scriptstyle", .script), ("scriptscriptstyle", .scriptScript),
  ]

  private static let sizes: [(name: String, factor: Double)] = [
    ("tiny", 0.5), ("sixptsize", 0.6), ("scriptsize", 0.7), ("footnotesize", 0.8), ("small", 0.9), ("normalsize", 1),
    ("large", 1.2),
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
