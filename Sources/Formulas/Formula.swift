import Basics

/// A formula that was read without errors. All outputs are made from it: pages, MathML, words.
package struct Formula: Hashable, Sendable {
  /// The TeX of the formula, in which macros are expanded.
  package let tex: String
  /// True if the formula stands on lines of its own.
  package let isDisplayed: Bool
  package let list: [FormulaNode]
  /// The tag that replaces the number of a displayed formula, or nil.
  package let tag: FormulaTag?

  /// Reads a formula.
  ///
  /// - Throws: An error with its position in `tex`.
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
    // A backslash at the end belongs to a blank, which the trimming has removed.
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
  /// Returns the commands for a symbol, with their backslashes.
  package static func commands(for scalar: Unicode.Scalar) -> [String] {
    FormulaSymbol.names(of: scalar).map { "\\" + $0 }
  }

  /// Returns the symbol of a command, or nil if the command is not a symbol.
  package static func sign(of command: String) -> Unicode.Scalar? { FormulaSymbol.named(command)?.scalar }

  /// Returns the words of a function such as `argmin` and whether it takes limits, or nil for other commands.
  package static func function(named command: String) -> (text: String, takesLimits: Bool)? {
    FormulaCommand.shownNames[command]
  }

  /// The names of all symbols, commands and environments, each with an example formula.
  package static var vocabulary: [(name: String, example: String)] {
    FormulaSymbol.names.map { ($0, "\\\($0)") } + FormulaCommand.all.map { ($0.name, $0.example) }
      + InfixCommand.all.map { ($0.name, "{a \\\($0.name)\($0.hasThickness ? " 1pt" : "") b}") }
      + FormulaEnvironment.all.map { ($0.name, $0.example) }
  }
}
