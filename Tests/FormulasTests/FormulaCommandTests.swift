import Basics
import CairoGraphics
import Formulas
import Foundation
import Graphics
import Testing

/// Tests every command, environment and symbol of the tables.
@Suite struct FormulaCommandTests {
  private static let layout = try! FixedWidthMeasurer().formulaLayout(size: 10)

  @Test func everyEntryIsReadDrawnAndWritten() throws {
    var names: Set<String> = []
    for (name, example) in Formula.vocabulary {
      #expect(names.insert(name).inserted, "'\(name)' is there twice")
      #expect(example.contains(name), "the example of '\(name)' does not have it")
      let formula = try Formula(example, isDisplayed: true)
      let box = try Self.layout.box(formula)
      #expect(box.width.isFinite && box.height.isFinite && box.depth.isFinite, "\(example)")
      #expect(!FormulaSpeech.words(formula).contains("\\"), "\(example): \(FormulaSpeech.words(formula))")
      #expect(MathMLWriter.element(formula).name == "math")
      _ = LinearFormula.text(formula)
    }
    #expect(names.count > 700)
  }

  /// Every symbol is drawn as itself, by the font of formulas or by that of the text.
  @Test func signsAreDrawnAsThemselves() throws {
    let shaper = TextShaper(collectsMissing: true)
    for (name, _) in Formula.vocabulary {
      guard let sign = Formula.sign(of: name) else { continue }
      let texts = try shaper.formulaBox("\\\(name)", size: 10).marks.map { mark in
        switch mark.shape {
        case .glyph(_, _, let text), .words(let text, _, _): text
        case .rule, .line: ""
        }
      }
      let shown = texts.joined().precomposedStringWithCompatibilityMapping
      #expect(shown == String(sign).precomposedStringWithCompatibilityMapping, "\(name)")
    }
    // Signs that no font of the packages has. Rendering a document with one of them is an error.
    #expect(Set(shaper.takeMissing().map(\.character)).subtracting(["⫅", "⫆", "⫋", "⫌"]).isEmpty)
  }

  @Test(arguments: [
    ("\\frac{a}{b}", "the fraction a over b"), ("x^2 + y_i", "x squared plus y sub i"),
    ("\\sum_{i=1}^n x_i", "the sum from i equals 1 to n of x sub i"),
    ("\\sqrt{a + b}", "the square root of a plus b end"),
    ("\\alpha \\le 0.05", "alpha is at most 0.05"), ("\\hat p", "p hat"),
    ("f'(x)", "f prime open parenthesis x close parenthesis"),
    ("\\text{loss} = 3", "loss equals 3"),
  ])
  func speechIsEnglish(_ tex: String, _ words: String) throws {
    #expect(try FormulaSpeech.words(Formula(tex)) == words)
  }

  @Test(arguments: [
    ("x^2 + y_1", "x² + y₁"), ("\\frac{a}{b+c}", "a/(b + c)"), ("\\alpha \\le \\beta", "α ≤ β"),
    ("\\sqrt{x}", "√x"), ("e^{-x/2}", "e^(−x/2)"), ("\\sin x", "sin x"),
  ])
  func linesOfCharactersAreShort(_ tex: String, _ text: String) throws {
    #expect(try LinearFormula.text(Formula(tex)) == text)
  }

  @Test func formulasBreakBehindRelationsAndOperators() throws {
    let tex = "a = b + c \\cdot \\left( d = e \\right)"
    let pieces = try Self.layout.pieces(Formula(tex))
    #expect(pieces.count == 4)
    #expect(pieces.map { $0.breakCost ?? 0 } == [500, 700, 700, 0])
    let whole = try Self.layout.box(Formula(tex))
    #expect(abs(pieces.reduce(0) { $0 + $1.box.width + $1.space } - whole.width) < 1e-9)
    #expect(try Self.layout.pieces(Formula("a\\nobreak = b")).count == 2)
    #expect(try Self.layout.pieces(Formula("-x")).count == 1)
  }

  @Test func aMarkedFormulaIsOneCharacter() throws {
    let text = "Loss " + MarkedFormula.mark("\\frac{α}{2}, x") + " in %"
    #expect(text.count == 11)
    #expect(MarkedFormula.pieces(of: text) == [.text("Loss "), .formula("\\frac{α}{2}, x"), .text(" in %")])
    #expect(MarkedFormula.replaced(text, LinearFormula.text) == "Loss α/2, x in %")
    #expect(!MarkedFormula.isIn("Loss \u{FFFD} ff"))
  }
}
