import Basics
import Graphics

/// The font families that the author wrote under `font: {body, figures, code, math}`, by their use. Only the drawing
/// code knows which of them are installed.
package struct FontNames: Sendable {
  package private(set) var names: [(use: FontChoice.Use, name: SourceText)] = []

  static let fields = [
    OptionField("body", .text, "Of the text of a PDF."),
    OptionField("figures", .text, "Of figures, in every format."),
    OptionField("code", .text, "Of code in a PDF."),
    OptionField("math", .text, "Of formulas in a PDF and in figures; it has a table for mathematics."),
  ]

  init() {}

  init(_ head: OptionReader) {
    let reader = head.mapping("font", allowed: Self.fields.names, what: "use of a font")
    names = FontChoice.Use.allCases.compactMap { use in reader.text(use.rawValue).map { (use, $0) } }
  }
}
