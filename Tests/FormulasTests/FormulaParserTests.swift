import Basics
import Formulas
import Testing

@Suite struct FormulaParserTests {
  /// Returns `position: message`, or an empty text for a formula without errors.
  private static func mistake(_ tex: String, macros: [String: String] = [:]) -> String {
    do {
      _ = try Formula(tex, macros: FormulaMacros(macros))
      return ""
    } catch {
      return "\(error.position): \(error.diagnostic.message)"
    }
  }

  @Test(arguments: [
    ("a + \\alhpa", "4: unknown command of TeX '\\alhpa'"), ("\\frac{a}", "8: an argument is missing here"),
    ("x_a_b", "3: a second subscript of one sign"), ("x'^2'", "4: a second superscript of one sign"),
    ("{a", "0: '{' has no end in the formula"), ("a}", "1: '}' has no meaning in a formula here"),
    ("a & b", "2: '&' has no meaning in a formula here"), ("a \\\\ b", "2: '\\\\' does not belong here"),
    ("\\left( a", "0: this '\\left' has no '\\right'"), ("\\left a", "6: 'a' is no delimiter"),
    ("a \\right)", "2: '\\right' does not belong here"), ("\\begin{matrx} a", "6: unknown environment 'matrx'"),
    ("\\begin{matrix} a", "0: '\\begin{matrix}' has no '\\end{matrix}'"),
    ("\\begin{matrix} a \\end{pmatrix}", "21: this ends another environment than 'matrix'"),
    ("\\begin{array}{lq} a \\end{array}", "13: 'q' is no alignment of a column"),
    ("50%", "2: '%' has no meaning in a formula here"),
    ("\\text{a $b}", "8: '$' has no end in the formula"), ("\\text{\\nope}", "6: unknown command among words '\\nope'"),
    ("\\color{bleu} a", "6: unknown colour 'bleu'"), ("\\hspace{2}", "7: '2' is not a length"),
    ("\\hspace{2miles}", "7: unknown unit of length 'miles'"),
    ("\\hspace{999em}", "7: '999em' is more than a formula has room for"),
    ("{a \\over b \\over c}", "11: a second '\\over' in one group"),
    ("\\not\\alpha", "0: 'α' has no form that is negated"),
    ("a \\tag{$b$}", "6: '$b$' is no tag"),
    ("a \\tag{1}", "2: '\\tag' belongs to a displayed formula"), ("a \\tag{1} \\tag{2}", "10: a second '\\tag'"),
    ("x \\limits", "2: limits belong to an operator such as \\sum or \\lim"),
    ("é", "0: 'é' has no meaning in a formula here"), ("\\", "0: unknown command of TeX '\\'"),
  ])
  func mistakesAreAtTheirColumns(_ tex: String, _ expected: String) {
    #expect(Self.mistake(tex) == expected)
  }

  @Test func theNearestNameIsInTheHint() {
    for (tex, hint) in [("\\alpa", "did you mean '\\alpha'?"), ("\\fraq{a}{b}", "did you mean '\\frac'?")] {
      do {
        _ = try Formula(tex)
        Issue.record("\(tex) was read")
      } catch {
        #expect(error.diagnostic.hint == hint)
      }
    }
  }

  @Test func macrosStandForTheirBodies() throws {
    let macros = FormulaMacros(["\\R": "\\mathbb{R}", "norm": "\\lVert #1 \\rVert_{#2}", "half": "\\tfrac12"])
    #expect(try Formula("x \\in \\R^n", macros: macros).tex == "x \\in \\mathbb{R}^n")
    #expect(try Formula("\\norm{\\R}2", macros: macros).tex == "\\lVert \\mathbb{R} \\rVert_{2}")
    #expect(try Formula("\\half x", macros: macros).tex == "\\tfrac12 x")
    #expect(try Formula("\\Re", macros: macros).tex == "\\Re")
    #expect(Self.mistake("a \\norm{b}", macros: ["norm": "#1#2"]) == "2: an argument is missing here")
    #expect(Self.mistake("a + \\bad", macros: ["bad": "\\nope"]) == "4: unknown command of TeX '\\nope'")
  }

  @Test func macrosThatCallThemselvesAreRefused() {
    #expect(Self.mistake("\\a", macros: ["a": "\\a"]).hasPrefix("0: the formula has more than"))
    #expect(Self.mistake("\\a", macros: ["a": "\\b\\b", "b": "\\a\\a"]).hasPrefix("0: the formula has more than"))
    #expect(FormulaMacros.problem(name: "a1", body: "") != nil)
    #expect(FormulaMacros.problem(name: "\\a", body: "#x") != nil)
    #expect(FormulaMacros.problem(name: "\\a", body: "\\#x #1") == nil)
  }

  @Test func depthAndSizeHaveLimits() {
    let (deep, flat) = (String(repeating: "{", count: 5_000), String(repeating: "x", count: 20_000))
    #expect(Self.mistake(deep).contains("levels of nesting"))
    #expect(Self.mistake(String(repeating: "\\sqrt", count: 1_500)).contains("levels of nesting"))
    #expect(Self.mistake(String(repeating: "\\left(", count: 1_500)).contains("levels of nesting"))
    #expect(Self.mistake(flat).contains("characters in a formula"))
    #expect(Self.mistake(String(repeating: "x", count: 9_000)) == "")
  }

  @Test func signsThatAreTypedMeanTheirCommands() throws {
    for (typed, command) in [("α ≤ β", "\\alpha \\le \\beta"), ("x² + y₁", "x^2 + y_1"), ("∑_i x", "\\sum_i x")] {
      #expect(try LinearFormula.text(Formula(typed)) == LinearFormula.text(Formula(command)))
    }
  }
}
