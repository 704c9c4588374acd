import Formulas
import Foundation
import TestSupport
import Testing

/// Checks the children and attributes of MathML Core elements. `make test-browser` also runs the Nu checker.
@Suite struct MathMLTests {
  /// The number of children of each element.
  private static let counts = [
    "math": 1, "semantics": 2, "mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2, "msubsup": 3,
    "munderover": 3, "mspace": 0,
  ]
  /// The elements with any number of children.
  private static let groups: Set = ["mrow", "mstyle", "mpadded", "mphantom", "msqrt", "mtable", "mtr", "mtd"]
  /// The elements that contain characters.
  private static let tokens: Set = ["mi", "mn", "mo", "mtext", "annotation", "b", "i", "code"]
  private static let attributes: Set = [
    "display", "encoding", "class", "mathvariant", "mathcolor", "mathbackground", "mathsize", "displaystyle",
    "scriptlevel", "form", "fence", "stretchy", "symmetric", "minsize", "maxsize", "movablelimits", "accent",
    "accentunder", "linethickness", "width", "height", "depth", "voffset", "columnalign",
  ]

  private static func formulas() throws -> [String] {
    let folder = Program.root + "Tests/References/formulas/"
    let lines = try ["general.txt", "papers.txt"].flatMap {
      try String(contentsOfFile: folder + $0, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
    }
    return lines.map(String.init) + Formula.vocabulary.map(\.example)
  }

  @Test func elementsHoldWhatTheyMay() throws {
    for tex in try Self.formulas() {
      let formula = try Formula(tex, isDisplayed: true)
      Self.check(MathMLWriter.element(formula), in: tex)
    }
  }

  private static func check(_ element: MathMLElement, in tex: String) {
    for attribute in element.attributes { #expect(attributes.contains(attribute.name), "\(attribute.name) in \(tex)") }
    if tokens.contains(element.name) {
      #expect(
        !element.text.isEmpty || element.name == "mtext" || !element.children.isEmpty,
        "an empty \(element.name) in \(tex)")
    } else {
      let isRight = counts[element.name].map { $0 == element.children.count } ?? groups.contains(element.name)
      #expect(isRight && element.text.isEmpty, "\(element.name) with \(element.children.count) children in \(tex)")
    }
    if element.name == "mtable" { #expect(element.children.allSatisfy { $0.name == "mtr" }) }
    if element.name == "mtr" { #expect(element.children.allSatisfy { $0.name == "mtd" }) }
    for child in element.children { check(child, in: tex) }
  }

  @Test func theTeXIsBesideIt() throws {
    let tex = "\\frac{a}{b} < \\text{\"x\" & y}".replacing("&", with: "\\&")
    let element = MathMLWriter.element(try Formula(tex))
    #expect(element.children.first?.children.last?.text == tex)
    #expect(element.children.first?.children.last?.attributes.first?.value == "application/x-tex")
  }
}
