import Basics
import Documents

/// The braces behind the title of a section: `# Method {#sec:method .unnumbered}`.
struct HeadingBraces {
  /// The offset of the opening brace in the text, in scalars.
  let offset: Int
  private(set) var attributes = HeadingAttributes()
  /// The first word that has no meaning there.
  private(set) var unknown: String?

  static let classes = ["appendix", "unnumbered"]
  static let rule = "write {#sec:name}, {.appendix} or {.unnumbered} behind a title"

  /// Returns nil if the text does not end with braces that hold a class or a name.
  init?(endOf text: String) {
    let scalars = Array(text.unicodeScalars).withoutSpacesAtEnd
    guard scalars.last == "}", let open = scalars.lastIndex(of: "{"), open == 0 || scalars[open - 1] == " " else {
      return nil
    }
    let words = String(scalars: scalars[(open + 1)..<(scalars.count - 1)]).split(separator: " ").map(String.init)
    guard let first = words.first, first.hasPrefix(".") || first.hasPrefix("#") else { return nil }
    offset = open
    for word in words { read(word) }
  }

  private mutating func read(_ word: String) {
    switch word {
    case ".appendix": attributes.beginsAppendix = true
    case ".unnumbered": attributes.isUnnumbered = true
    case _ where word.hasPrefix("#sec:") && CellOptions.isLabel(word.dropFirst(5)):
      attributes.name = String(word.dropFirst(5))
    default: unknown = unknown ?? word
    }
  }

  /// Returns the message about a word that has no meaning.
  static func problem(_ word: String, at location: SourceLocation) -> Diagnostic {
    guard word.hasPrefix(".") else {
      return Diagnostic(.badData, "'\(word)' has no meaning behind a title", hint: rule, at: location)
    }
    return .unknownName(
      String(word.dropFirst()), what: "class of a section", valid: classes, kind: .badData, at: location)
  }
}

extension [InlineTemplate<Never>] {
  /// The title without the braces at its end, and the attributes in them.
  var dividedAtBraces: (title: [Inline], attributes: HeadingAttributes) {
    guard case .text(let text)? = last, let braces = HeadingBraces(endOf: text), braces.unknown == nil else {
      return (self, HeadingAttributes())
    }
    let scalars = [Unicode.Scalar](text.unicodeScalars.prefix(braces.offset))
    let rest = String(scalars: scalars.withoutSpacesAtEnd)
    let title = dropLast() + (rest.isEmpty ? [] : [.text(rest)])
    return title.isEmpty ? (self, HeadingAttributes()) : ([Inline](title), braces.attributes)
  }
}

extension [Unicode.Scalar] {
  fileprivate var withoutSpacesAtEnd: [Unicode.Scalar] {
    Array(prefix(count - reversed().prefix { $0.properties.isWhitespace }.count))
  }
}
