import Analysis
import Basics
import Formulas

/// A formula as an author wrote it, with places for values: `$p = {{ mean(accuracy) | digits(2) }}$`.
struct FormulaTemplate: Sendable {
  private enum Piece {
    case tex(String)
    case value(InlineExpression, SourceText)
  }

  private var pieces: [(piece: Piece, offset: Int)] = []
  private let source: FormulaSource
  private let isDisplayed: Bool
  private let macros: FormulaMacros
  /// The `loss` of `{#eq:loss}`.
  let label: SourceText?
  /// The text of its `\tag`, without parentheses.
  private(set) var tag: String?

  /// - Throws: An error in the TeX or in an expression.
  init(
    _ source: FormulaSource, isDisplayed: Bool, label: SourceText?, macros: FormulaMacros
  ) throws(Diagnostic) {
    self.source = source
    self.isDisplayed = isDisplayed
    self.label = label
    self.macros = macros
    try cut()
    tag = try formula { _, _ in "0" }.tag.map { String($0.text.filter { $0 != "(" && $0 != ")" }) }
  }

  var placeholder: Placeholder {
    Placeholder(kind: .displayedFormula, content: source.place(offset: 0), original: source.text, formula: source)
  }

  /// Splits the formula at its `{{ … }}`.
  private mutating func cut() throws(Diagnostic) {
    let scalars = Array(source.text.unicodeScalars)
    var (start, index) = (0, 0)
    while index + 1 < scalars.count {
      guard scalars[index] == "{", scalars[index + 1] == "{", let end = Self.end(in: scalars, from: index + 2) else {
        index += scalars[index] == "\\" ? 2 : 1
        continue
      }
      add(scalars[start..<index], offset: start)
      let text = source.place(offset: index + 2, text: String(scalars: scalars[(index + 2)..<end]))
      pieces.append((.value(try InlineExpression(parsing: text.text, at: text.location()), text), index))
      (start, index) = (end + 2, end + 2)
    }
    add(scalars[start...], offset: start)
  }

  private mutating func add(_ scalars: ArraySlice<Unicode.Scalar>, offset: Int) {
    if !scalars.isEmpty { pieces.append((.tex(String(scalars: scalars)), offset)) }
  }

  /// Returns the index of the `}}` that ends a value, outside quotes. Returns nil if nested TeX groups begin here: a
  /// value has no backslash, brace or single `}` before its end.
  private static func end(in scalars: [Unicode.Scalar], from start: Int) -> Int? {
    var isQuoted = false
    for index in start..<max(start, scalars.count - 1) {
      if scalars[index] == "\"" { isQuoted.toggle() }
      guard !isQuoted else { continue }
      if scalars[index] == "\\" || scalars[index] == "{" { return nil }
      if scalars[index] == "}" { return scalars[index + 1] == "}" ? index : nil }
    }
    return nil
  }

  /// Returns the formula with its values.
  ///
  /// - Parameter value: Returns the text to show for an expression.
  /// - Throws: An error in the TeX, at its place.
  func formula(
    _ value: (InlineExpression, SourceText) throws(Diagnostic) -> String
  ) throws(Diagnostic) -> Formula {
    var (tex, origins) = ("", [Int]())
    for (piece, offset) in pieces {
      switch piece {
      case .tex(let text):
        tex += text
        origins += text.unicodeScalars.indices.enumerated().map { offset + $0.offset }
      case .value(let expression, let text):
        let shown = Self.tex(of: try value(expression, text))
        tex += shown
        origins += shown.unicodeScalars.map { _ in offset }
      }
    }
    do throws(FormulaError) {
      return try Formula(tex, isDisplayed: isDisplayed, macros: macros)
    } catch {
      var diagnostic = error.diagnostic
      let offset = error.position < origins.count ? origins[error.position] : source.text.unicodeScalars.count
      diagnostic.location = source.location(offset: offset)
      throw diagnostic
    }
  }

  /// Returns a number as TeX that keeps its signs, and any other text inside `\text`.
  private static func tex(of value: String) -> String {
    let isNumber =
      !value.isEmpty && value.unicodeScalars.allSatisfy { "0123456789.,+-−%\u{A0}\u{202F}".unicodeScalars.contains($0) }
    guard isNumber else { return "\\text{\(value.unicodeScalars.map(escaped).joined())}" }
    let signs: [Unicode.Scalar: String] = [",": "{,}", "%": "\\%", "\u{A0}": "\\,", "\u{202F}": "\\,"]
    return "{" + value.unicodeScalars.map { signs[$0] ?? String($0) }.joined() + "}"
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\\": "\\textbackslash{}"
    case "^": "\\textasciicircum{}"
    case "~": "\\textasciitilde{}"
    case "{", "}", "$", "&", "#", "%", "_": "\\\(scalar)"
    default: String(scalar)
    }
  }
}
