/// An element of MathML. Its texts are not escaped; whoever writes the element must escape them.
package struct MathMLElement: Sendable, Equatable {
  package struct Attribute: Sendable, Equatable {
    package var name: String
    package var value: String
  }

  package var name: String
  package var attributes: [Attribute] = []
  /// The characters before all children.
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

  /// Returns the element with an attribute set.
  func with(_ name: String, _ value: String) -> MathMLElement {
    var element = self
    element.attributes.removeAll { $0.name == name }
    element.attributes.append(Attribute(name: name, value: value))
    return element
  }

  func containing(_ text: String) -> MathMLElement {
    var element = self
    element.text = text
    return element
  }

  func containing(_ children: [MathMLElement]) -> MathMLElement {
    var element = self
    element.children = children
    return element
  }

  /// Returns one element that contains all elements.
  static func row(_ elements: [MathMLElement]) -> MathMLElement {
    elements.count == 1 ? elements[0] : MathMLElement("mrow", [:], elements)
  }

  static func space(ems: Double) -> MathMLElement { MathMLElement("mspace", ["width": Self.ems(ems)]) }

  /// Returns a length such as `0.1667em`.
  static func ems(_ length: Double) -> String { "\((length * 10_000).rounded() / 10_000)em" }
}
