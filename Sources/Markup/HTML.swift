import Basics

/// A piece of HTML, or of SVG. What is put into one by `\(…)` is escaped, unless it is a piece of HTML itself; so no text
/// can act as markup, wherever a writer puts it.
package struct HTML: ExpressibleByStringInterpolation, Equatable, Sendable {
  package let text: String

  private init(_ text: String) { self.text = text }

  package init(stringLiteral literal: String) { text = literal }

  package init(stringInterpolation interpolation: StringInterpolation) { text = interpolation.text }

  /// What was put together byte by byte.
  package init(_ buffer: MarkupBuffer) { text = String(decoding: buffer.bytes, as: UTF8.self) }

  /// The program's own style sheet, in which no tag ends it.
  package init(stylesheet: String) {
    precondition(stylesheet.unicodeScalars.allSatisfy { $0 != "<" }, "a style sheet within a page has no tags")
    text = stylesheet
  }

  /// The program's own script, in which no tag ends it.
  package init(script: String) {
    let bytes = Array(script.utf8)
    precondition(
      bytes.firstRange(ofText: "</") == nil && bytes.firstRange(ofText: "<!--") == nil,
      "a script within a page has no tags and no comments of HTML")
    text = script
  }

  /// The name of an element or attribute, which the program itself chose.
  package init(name: String) {
    precondition(name.utf8.allSatisfy { (0x61...0x7A).contains($0) }, "'\(name)' names no element")
    text = name
  }

  package var isEmpty: Bool { text.isEmpty }

  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    package init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(2 * literalCapacity) }

    package mutating func appendLiteral(_ literal: String) { text += literal }
    package mutating func appendInterpolation(_ piece: HTML) { text += piece.text }
    package mutating func appendInterpolation(_ text: String) { self.text += HTMLEscaping.text(text) }
    package mutating func appendInterpolation(_ address: Address) { text += HTMLEscaping.text(address.text) }
    package mutating func appendInterpolation(_ number: Int) { text += String(number) }
  }

  package init(joining pieces: [HTML], separator: HTML = "") {
    text = pieces.map(\.text).joined(separator: separator.text)
  }

  /// `code` in which a line may end behind each underscore.
  package static func breakable(_ code: String) -> HTML {
    HTML(HTMLEscaping.text(code).split(separator: "_", omittingEmptySubsequences: false).joined(separator: "_<wbr>"))
  }
}
