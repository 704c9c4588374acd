import Formulas
import Markup

extension HTML {
  /// An element of MathML. Its texts are escaped like all others.
  init(_ element: MathMLElement) {
    let attributes: [HTML] = element.attributes.map { " \(HTML(name: $0.name))=\"\($0.value)\"" }
    let name = HTML(name: element.name)
    self =
      "<\(name)\(attributes.joined())>\(element.text)\(element.children.map(HTML.init).joined())</\(name)>"
  }
}
