/// An element of MathML. Whoever writes it escapes its texts.
package struct MathMLElement: Sendable, Equatable {
  package struct Attribute: Sendable, Equatable {
    package var name: String
    package var value: String
  }

  package var name: String
  package var attributes: [Attribute] = []
  /// Characters, before all children.
  package var text = ""
  package var children: [MathMLElement] = []

  init(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String = "") {
    self.name = name
    self.attributes = attributes.map { Attribute(name: $0.key, value: $0.value) }
    self.text = text
  }

  init(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ children: [MathMLElement]) {
    self.init(name, attributes)
    self.children = children
  }

  func with(_ name: String, _ value: String) -> MathMLElement {
    var element = self
    element.attributes.removeAll { $0.name == name }
    element.attributes.append(Attribute(name: name, value: value))
    return element
  }

  /// One element for several.
  static func row(_ elements: [MathMLElement]) -> MathMLElement {
    elements.count == 1 ? elements[0] : MathMLElement("mrow", [:], elements)
  }

  static func space(ems: Double) -> MathMLElement { MathMLElement("mspace", ["width": Self.ems(ems)]) }

  /// `0.1667em`
  static func ems(_ length: Double) -> String { "\((length * 10_000).rounded() / 10_000)em" }
}
