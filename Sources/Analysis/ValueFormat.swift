import Basics
import Statistics
import Tables

/// A format after a `|` in an inline expression. It changes how a value is written, or adds something to it.
package struct ValueFormat: Named, Sendable {
  package let name: String
  package let summary: String
  let effect: Effect

  enum Effect: Sendable {
    case plain(@Sendable (inout ValueWriter) -> Void)
    /// Takes a number of digits in parentheses after the name.
    case digits(@Sendable (inout ValueWriter, Int) -> Void)
    /// Takes one or two words in parentheses after the name.
    case words(@Sendable (inout ValueWriter, [String]) -> Void)
  }

  package static let all: [ValueFormat] = [
    ValueFormat(
      name: "percent", summary: "percent(d): 0.9846 as 98.5%",
      effect: .digits { writer, digits in
        writer.number = { NumberText.percent($0, digits: digits) }
      }),
    ValueFormat(
      name: "digits", summary: "digits(d): 0.9846 as 0.98",
      effect: .digits { writer, digits in writer.number = { NumberText.grouped($0, digits: digits) } }),
    ValueFormat(
      name: "scientific", summary: "scientific(d): 0.0000123 as 1.23 × 10⁻⁵",
      effect: .digits { writer, digits in writer.number = { NumberText.scientific($0, digits: digits) } }),
    ValueFormat(
      name: "n", summary: "n: adds the number of trials, (n = 44)", effect: .plain { $0.showsCount = true }),
    ValueFormat(
      name: "interval", summary: "interval: adds the interval, [0.80, 0.88], or [–, –] for too few values",
      effect: .plain { $0.showsInterval = true }),
    ValueFormat(
      name: "plural", summary: "plural(one, many): 1 problem, 3 problems; many is one with an s unless given",
      effect: .words { writer, words in writer.noun = (words[0], words.count > 1 ? words[1] : words[0] + "s") }),
    ValueFormat(name: "bold", summary: "bold: in bold letters", effect: .plain { $0.isBold = true }),
    ValueFormat(
      name: "list", summary: "list: values as a, b and c", effect: .plain { $0.list = ValueWriter.sentence }),
  ]
}
