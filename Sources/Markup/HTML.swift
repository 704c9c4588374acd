import Basics

/// A piece of HTML or SVG. A string literal is markup. A text that is interpolated by `\(…)` is escaped, unless it is
/// `HTML` itself. So no text can act as markup, wherever a writer puts it.
package struct HTML: ExpressibleByStringInterpolation, Equatable, Sendable {
  package let text: String

  private init(_ text: String) { self.text = text }

  package init(stringLiteral literal: String) { text = literal }

  package init(stringInterpolation interpolation: StringInterpolation) { text = interpolation.text }

  /// Takes over the markup of a buffer.
  package init(_ buffer: MarkupBuffer) { text = String(decoding: buffer.bytes, as: UTF8.self) }

  /// Takes over one of the program's own style sheets. It must not contain `<`, so that no tag can end it early.
  package init(stylesheet: String) {
    precondition(stylesheet.unicodeScalars.allSatisfy { $0 != "<" }, "a style sheet within a page has no tags")
    text = stylesheet
  }

  /// Takes over one of the program's own scripts. It must not contain `</` or `<!--`, which could end it early.
  package init(script: String) {
    let bytes = Array(script.utf8)
    precondition(
      bytes.firstRange(ofText: "</") == nil && bytes.firstRange(ofText: "<!--") == nil,
      "a script within a page has no tags and no comments of HTML")
    text = script
  }

  /// Makes the name of an element or attribute. The name comes from the program, and has only the letters a to z.
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

  /// Returns `code` as text, with a possible line break after each underscore.
  package static func breakable(_ code: String) -> HTML {
    HTML(HTMLEscaping.text(code).split(separator: "_", omittingEmptySubsequences: false).joined(separator: "_<wbr>"))
  }
}
