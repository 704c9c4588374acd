import Basics

/// A piece of HTML. What is put into one by `\(…)` is escaped, unless it is a piece of HTML itself; so no text can act as
/// markup, wherever a writer puts it.
struct HTML: ExpressibleByStringInterpolation, Equatable, Sendable {
  let text: String

  private init(_ text: String) { self.text = text }

  init(stringLiteral literal: String) { text = literal }

  init(stringInterpolation interpolation: StringInterpolation) { text = interpolation.text }

  /// The tag that names a place, or ends one; nothing for all other markup that a notebook has brought along.
  init(tag: String) {
    self =
      switch AnchorTag(tag) {
      case .begin(let name)?: "<a id=\"\(name)\">"
      case .end?: "</a>"
      case nil: ""
      }
  }

  /// The program's own style sheet, in which no tag ends it.
  init(stylesheet: String) {
    precondition(stylesheet.unicodeScalars.allSatisfy { $0 != "<" }, "a style sheet within a page has no tags")
    text = stylesheet
  }

  /// The name of an element or attribute, which the program itself chose.
  init(name: String) {
    precondition(name.utf8.allSatisfy { (0x61...0x7A).contains($0) }, "'\(name)' names no element")
    text = name
  }

  var isEmpty: Bool { text.isEmpty }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(2 * literalCapacity) }

    mutating func appendLiteral(_ literal: String) { text += literal }
    mutating func appendInterpolation(_ piece: HTML) { text += piece.text }
    mutating func appendInterpolation(_ text: String) { self.text += HTMLEscaping.text(text) }
    mutating func appendInterpolation(_ address: Address) { text += HTMLEscaping.text(address.text) }
    mutating func appendInterpolation(_ number: Int) { text += String(number) }
  }

  static func + (first: HTML, second: HTML) -> HTML { HTML(first.text + second.text) }

  fileprivate init(joining pieces: [HTML], separator: HTML) {
    text = pieces.map(\.text).joined(separator: separator.text)
  }

  /// `code` in which a line may end behind each underscore.
  static func breakable(_ code: String) -> HTML {
    HTML(HTMLEscaping.text(code).split(separator: "_", omittingEmptySubsequences: false).joined(separator: "_<wbr>"))
  }
}

extension [HTML] {
  func joined(separator: HTML = "") -> HTML { HTML(joining: self, separator: separator) }
}
