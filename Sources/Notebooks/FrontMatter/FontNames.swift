import Basics
import Graphics

/// `font: {body, figures, code, math}`: families of fonts by what they serve, as the author wrote them. Which of them are
/// installed, only those know who draw.
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
