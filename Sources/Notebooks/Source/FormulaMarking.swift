import Basics
import Formulas

/// Marks the formulas in texts that are not Markdown, such as axis titles. Each `$…$` becomes a marked formula, and
/// `\$` becomes a dollar sign.
struct FormulaMarking {
  let macros: FormulaMacros

  /// A formula that cannot be read, and the reason.
  struct Mistake: Error {
    var formula: String
    var error: FormulaError
  }

  func marked(_ text: String) throws(Mistake) -> String {
    guard text.utf8.contains(UInt8(ascii: "$")) else { return text }
    let scalars = Array(text.unicodeScalars)
    var ends = ParagraphEnds(scalars)
    var (result, index) = ("", 0)
    while index < scalars.count {
      if scalars[index] == "\\", index + 1 < scalars.count, scalars[index + 1] == "$" {
        result += "$"
        index += 2
      } else if scalars[index] == "$", let end = ends.formula(from: index) {
        result += try mark(String(scalars: scalars[(index + 1)..<(end - 1)]))
        index = end
      } else {
        result.unicodeScalars.append(scalars[index])
        index += 1
      }
    }
    return result
  }

  private func mark(_ tex: String) throws(Mistake) -> String {
    do throws(FormulaError) {
      return MarkedFormula.mark(try Formula(tex, macros: macros).tex)
    } catch {
      throw Mistake(formula: tex, error: error)
    }
  }
}
