import Basics

/// Mathematics that was read without a mistake. All that shows it is made from this value: pages, MathML, words.
package struct Formula: Hashable, Sendable {
  /// As TeX, with what macros stand for in their places.
  package let tex: String
  package let isDisplayed: Bool
  package let list: [FormulaNode]
  package let tag: FormulaTag?

  /// - Throws: what is wrong, with its place in `tex`.
  package init(_ tex: String, isDisplayed: Bool = false, macros: FormulaMacros = .none) throws(FormulaError) {
    do throws(Diagnostic) {
      try Limit.formula.check(tex.unicodeScalars.count, "the formula")
    } catch {
      throw FormulaError(error, at: 0)
    }
    let text = try FormulaText(tex, macros: macros)
    (list, tag) = try FormulaParser.parse(text, macros: macros.names)
    if let tag, !isDisplayed {
      throw FormulaError("'\\tag' belongs to a displayed formula", hint: "write $$…$$ on its own", at: tag.position)
    }
    let tex = String(scalars: text.scalars).trimmingSpaces
    // A backslash at the end is a blank's.
    self.tex = tex.utf8.last == UInt8(ascii: "\\") ? tex + " " : tex
    self.isDisplayed = isDisplayed
  }

  package static func == (first: Formula, second: Formula) -> Bool {
    first.tex == second.tex && first.isDisplayed == second.isDisplayed
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(tex)
    hasher.combine(isDisplayed)
  }
}

extension Formula {
  /// The commands that show a sign, with their backslashes.
  package static func commands(for scalar: Unicode.Scalar) -> [String] {
    FormulaSymbol.names(of: scalar).map { "\\" + $0 }
  }

  /// The sign that a command shows; nil for a command that shows none.
  package static func sign(of command: String) -> Unicode.Scalar? { FormulaSymbol.named(command)?.scalar }

  /// The words that a command such as `argmin` shows, and whether it takes limits.
  package static func function(named command: String) -> (text: String, takesLimits: Bool)? {
    FormulaCommand.shownNames[command]
  }

  /// Every sign, command and environment by its name, and a formula with it.
  package static var vocabulary: [(name: String, example: String)] {
    FormulaSymbol.names.map { ($0, "\\\($0)") } + FormulaCommand.all.map { ($0.name, $0.example) }
      + InfixCommand.all.map { ($0.name, "{a \\\($0.name)\($0.hasThickness ? " 1pt" : "") b}") }
      + FormulaEnvironment.all.map { ($0.name, $0.example) }
  }
}
