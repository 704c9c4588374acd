import Basics
import Documents

/// The raw HTML that is allowed because every format can show it. It is a part of what GitHub shows; other HTML would
/// be lost in print.
enum AllowedHTML: Equatable {
  case begin(Element)
  case end(Element)
  case lineBreak
  /// `<a id="name">` or `</a>`, which readers do not see.
  case anchor
  case beginDetails(isOpen: Bool)
  case endDetails
  case beginSummary
  case endSummary

  /// The elements of running text.
  enum Element: String, CaseIterable {
    case sub, sup, kbd, ins, b, strong, i, em, s, del

    func inline(_ content: [NotebookInline]) -> NotebookInline {
      switch self {
      case .b, .strong: .strong(content)
      case .i, .em: .emphasis(content)
      case .s, .del: .strikethrough(content)
      case .sub: .span(.subscripted, content)
      case .sup: .span(.superscripted, content)
      case .kbd: .span(.keyboard, content)
      case .ins: .span(.inserted, content)
      }
    }
  }

  static let names = Element.allCases.map { "<\($0)>" } + ["<br>", "<details>", "<summary>"]

  /// Reads one tag. Returns nil if the tag is not allowed or has attributes that are not.
  init?(_ tag: String) {
    let content = String(tag.unicodeScalars.dropFirst().dropLast()).lowercased().trimmingSpaces
    switch content {
    case "br", "br/", "br /": self = .lineBreak
    case "details": self = .beginDetails(isOpen: false)
    case "details open": self = .beginDetails(isOpen: true)
    case "/details": self = .endDetails
    case "summary": self = .beginSummary
    case "/summary": self = .endSummary
    case "/a": self = .anchor
    default:
      if AnchorTag(tag) != nil {
        self = .anchor
      } else if let element = Element(rawValue: content) {
        self = .begin(element)
      } else if content.utf8.first == UInt8(ascii: "/"),
        let element = Element(rawValue: String(content.unicodeScalars.dropFirst()))
      {
        self = .end(element)
      } else {
        return nil
      }
    }
  }

  /// A piece of an HTML block.
  enum Piece {
    case tag(AllowedHTML, written: String)
    case comment
    case unknown(String)
    case text(String)
  }

  /// Splits a block at its tags, and drops the space between them.
  static func pieces(_ html: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = html.trimmingSpaces.unicodeScalars[...]
    while let first = rest.first {
      if rest.starts(with: "<!--".unicodeScalars) {
        rest = rest[(rest.firstRange(of: "-->".unicodeScalars)?.upperBound ?? rest.endIndex)...]
        pieces.append(.comment)
      } else if first == "<" {
        let end = rest.firstIndex(of: ">").map(rest.index(after:)) ?? rest.endIndex
        let tag = String(rest[..<end])
        pieces.append(AllowedHTML(tag).map { .tag($0, written: tag) } ?? .unknown(tag))
        rest = rest[end...]
      } else {
        let text = String(rest.prefix { $0 != "<" }).trimmingSpaces
        if !text.isEmpty { pieces.append(.text(text)) }
        rest = rest.drop { $0 != "<" }
      }
    }
    return pieces
  }
}
