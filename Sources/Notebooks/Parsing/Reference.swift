import Basics

/// One of the names in `[@fig:label; @tab:label]`, or the key of a cited work.
struct Reference: Sendable {
  /// What stands before the colon of a name that leads into the document.
  enum Kind: String, Sendable {
    case figure = "fig"
    case table = "tab"
    case section = "sec"
  }

  /// Nil for a work, and for a name that means nothing.
  let kind: Kind?
  /// Behind the colon.
  let label: String
  /// As it was written, without its `@`.
  let text: SourceText

  private init(_ text: SourceText) {
    self.text = text
    let parts = text.text.split(separator: ":", maxSplits: 1).map(String.init)
    kind = parts.count == 2 ? Kind(rawValue: parts[0]) : nil
    label = parts.last ?? ""
  }

  /// All that stand between the brackets.
  static func list(_ content: SourceText) -> [Reference] {
    var end = 0
    return content.text.split(separator: ";", omittingEmptySubsequences: false).compactMap { piece in
      let start = end + piece.prefix { $0.isWhitespace }.count + 1
      end += piece.count + 1
      let name = String(String(piece).trimmingSpaces.dropFirst())
      return name.isEmpty ? nil : Reference(content.part(name, offset: start))
    }
  }
}
