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
  /// The TeX with what LaTeX reads differently than KaTeX written for LaTeX: colours by their values, environments that
  /// may stand inside a formula, and lengths in units of LaTeX.
  package let latex: String

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
    let parsed = try FormulaParser.parse(text, macros: macros.names)
    (list, tag) = (parsed.list, parsed.tag)
    if let tag, !isDisplayed {
      throw FormulaError("'\\tag' belongs to a displayed formula", hint: "write $$…$$ on its own", at: tag.position)
    }
    self.tex = Self.trimmed(text.scalars)
    latex = Self.trimmed(text.scalars.applying(parsed.edits))
    self.isDisplayed = isDisplayed
  }

  private static func trimmed(_ scalars: [Unicode.Scalar]) -> String {
    let tex = String(scalars: scalars).trimmingSpaces
    // A backslash at the end belongs to a blank, which the trimming has removed.
    return tex.utf8.last == UInt8(ascii: "\\") ? tex + " " : tex
  }

  package static func == (first: Formula, second: Formula) -> Bool {
    first.tex == second.tex && first.isDisplayed == second.isDisplayed
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(tex)
    hasher.combine(isDisplayed)
  }
}

extension [Unicode.Scalar] {
  fileprivate func applying(_ edits: [FormulaEdit]) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    var copied = 0
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) where edit.range.lowerBound >= copied {
      result += self[copied..<edit.range.lowerBound]
      result += edit.text.unicodeScalars
      copied = edit.range.upperBound
    }
    return result + self[copied...]
  }
}

extension Formula {
  /// The environment for lines of their own that is the whole formula, such as `align`, without a star. Nil for others.
  package var ownEnvironment: String? {
    guard list.count == 1, let atom = list[0].atom, !atom.hasScripts, case .table = atom.nucleus else { return nil }
    return FormulaEnvironment.all.first { environment in
      environment.standsAlone && tex.utf8.starts(with: "\\begin{\(environment.name)}".utf8)
        && tex.hasSuffix("\\end{\(environment.name)}")
    }?.name.replacing("*", with: "")
  }

  /// Returns the commands for a symbol, with their backslashes.
  package static func commands(for scalar: Unicode.Scalar) -> [String] {
    FormulaSymbol.names(of: scalar).map { "\\" + $0 }
  }

  /// Returns true if the command is an opening or closing delimiter, or one without a side.
  package static func isDelimiter(_ command: String) -> Bool {
    FormulaSymbol.named(command).map { [.opening, .closing].contains($0.kind) } ?? false
  }

  /// Returns the symbol of a command, or nil if the command is not a symbol.
  package static func sign(of command: String) -> Unicode.Scalar? { FormulaSymbol.named(command)?.scalar }

  /// Returns the words of a function such as `argmin` and whether it takes limits, or nil for other commands.
  package static func function(named command: String) -> (text: String, takesLimits: Bool)? {
    FormulaCommand.shownNames[command]
  }

  /// The relations that consist of several signs, with these signs.
  package static var compoundRelations: [(name: String, signs: String)] { FormulaCommand.compoundRelations }

  /// Returns the commands for a symbol or a large operator, with their backslashes.
  package static func command(for scalar: Unicode.Scalar) -> String? {
    commands(for: scalar).first
      ?? FormulaSymbol.largeOperators.filter { $0.value == scalar }.keys.min().map { "\\" + $0 }
  }

  /// The names of all symbols, commands and environments, each with an example formula.
  package static var vocabulary: [(name: String, example: String)] {
    FormulaSymbol.names.map { ($0, "\\\($0)") } + FormulaCommand.all.map { ($0.name, $0.example) }
      + InfixCommand.all.map { ($0.name, "{a \\\($0.name)\($0.hasThickness ? " 1pt" : "") b}") }
      + FormulaEnvironment.all.map { ($0.name, $0.example) }
  }
}
