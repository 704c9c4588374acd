import Basics
import Formulas
import Graphics
import Statistics
import TestSupport
import Testing

/// Tests formulas of random commands: each gives an error, or boxes of finite size whose pieces are as wide as the
/// whole. `make soak-formulas` tests a hundred thousand of them.
@Suite(.timeLimit(.minutes(60))) struct RandomFormulaTests {
  private static let layout = try! FixedWidthMeasurer().formulaLayout(size: 10)

  @Test func randomFormulasAreErrorsOrBoxes() throws {
    var writer = RandomFormula()
    var read = 0
    for round in 0..<FuzzRounds.count(usual: 500) {
      let tex = writer.next()
      do throws(FormulaError) {
        let formula = try Formula(tex, isDisplayed: round.isMultiple(of: 2), macros: RandomFormula.macros)
        read += 1
        try Self.check(formula, "round \(round): \(tex)")
      } catch {
        #expect((0...tex.unicodeScalars.count).contains(error.position), "round \(round): \(tex)")
        #expect(!error.diagnostic.message.isEmpty)
      }
    }
    #expect(read > FuzzRounds.count(usual: 500) / 5, "only \(read) could be read")
  }

  private static func check(_ formula: Formula, _ name: String) throws(FormulaError) {
    do {
      let box = try layout.box(formula)
      #expect(box.width.isFinite && box.height.isFinite && box.depth.isFinite, "\(name)")
      #expect(box.marks.allSatisfy { $0.x.isFinite && $0.y.isFinite }, "\(name)")
      let pieces = try layout.pieces(formula)
      let sum = pieces.reduce(0) { $0 + $1.box.width + $1.space }
      // The box of a list may be narrower than what extends beyond it.
      #expect(sum >= box.width - 1e-6 || pieces.count == 1, "\(name): \(sum), \(box.width)")
    } catch {
      Issue.record("\(name): \(error)")
    }
    _ = (FormulaSpeech.words(formula), LinearFormula.text(formula), MathMLWriter.element(formula))
    // The TeX of a formula is read again as the same formula.
    let again = try Formula(formula.tex, isDisplayed: formula.isDisplayed)
    #expect(LinearFormula.text(again) == LinearFormula.text(formula), "\(name)")
  }
}

/// Writes commands, groups and symbols in a random order, most of them where they are allowed.
private struct RandomFormula {
  static let macros = FormulaMacros(["m": "\\frac{#1}{2}", "n": "\\m{\\alpha}", "loop": "\\loop x"])
  private static let signs = [
    "x", "1", "+", "=", "(", ")", "[", "]", "|", ",", "'", "^", "_", "{", "}", "&", "\\\\", "\\left(", "\\right)", "$",
    "%",
    "\\", "é", "²", "\u{301}", "~", "#", "\\m", "\\n", "\\loop", " ", "\\limits", "\\over", "\\hline", "-", "\n",
  ]

  private var generator = RandomGenerator("formulas", "random")
  private let examples = Formula.vocabulary.map(\.example)

  private mutating func pick<Value>(_ values: [Value]) -> Value { values[generator.index(below: values.count)] }

  mutating func next() -> String {
    (0...generator.index(below: 6)).map { _ in piece(depth: 0) }.joined(
      separator: generator.index(below: 2) == 0 ? " " : "")
  }

  private mutating func piece(depth: Int) -> String {
    switch generator.index(below: 12) {
    case 0...5: return pick(examples)
    case 6 where depth < 6: return "{\(piece(depth: depth + 1))}"
    case 7 where depth < 6: return "\\sqrt{\(piece(depth: depth + 1)) \(piece(depth: depth + 1))}"
    case 8 where depth < 6:
      return "\\begin{aligned} \(piece(depth: depth + 1)) & \(piece(depth: depth + 1)) \\end{aligned}"
    case 9: return "x^{\(pick(examples))}_{\(pick(examples))}"
    case 10: return pick(Self.signs)
    default: return String(pick(examples).unicodeScalars.dropLast(generator.index(below: 3)))
    }
  }
}
