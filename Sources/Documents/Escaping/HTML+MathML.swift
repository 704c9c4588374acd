import Formulas
import Markup

extension HTML {
  /// An element of MathML, whose texts are escaped as all others are.
  init(_ element: MathMLElement) {
    let attributes: [HTML] = element.attributes.map { " \(HTML(name: $0.name))=\"\($0.value)\"" }
    let name = HTML(name: element.name)
    self =
      "<\(name)\(attributes.joined())>\(element.text)\(element.children.map(HTML.init).joined())</\(name)>"
  }
}
