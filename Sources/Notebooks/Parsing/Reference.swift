import Basics

/// One of the names in `[@fig:label; @tab:label]`, or the key of a cited work, with what stands around it.
struct Reference: Sendable {
  /// What stands before the colon of a name that leads into the document.
  enum Kind: String, Sendable {
    case figure = "fig"
    case table = "tab"
    case section = "sec"
    case equation = "eq"
  }

  /// Nil for a work, and for a name that means nothing.
  let kind: Kind?
  /// Behind the colon.
  let label: String
  /// As it was written, without its `@`.
  let text: SourceText
  /// `see` in `see @key`.
  private(set) var prefix = ""
  /// `, p. 3` in `@key, p. 3`, with its comma.
  private(set) var suffix = ""
  /// `-@fig:label`: the number without the word.
  private(set) var isBare = false

  private init(_ text: SourceText) {
    self.text = text
    let parts = text.text.split(separator: ":", maxSplits: 1).map(String.init)
    kind = parts.count == 2 ? Kind(rawValue: parts[0]) : nil
    label = parts.last ?? ""
  }

  /// `a` in `@fig:label(a)`.
  var panel: String? { suffix.prefixMatch(of: /\(([a-z]+)\)/).map { String($0.1) } }

  /// Without the comma.
  var locator: String {
    let text = suffix.trimmingSpaces
    return (text.hasPrefix(",") ? String(text.dropFirst()) : text).trimmingSpaces
  }

  /// All that stand between the brackets.
  static func list(_ content: SourceText) throws(Diagnostic) -> [Reference] {
    var end = 0
    var result: [Reference] = []
    for piece in content.text.split(separator: ";", omittingEmptySubsequences: false) {
      let start = end
      end += piece.unicodeScalars.count + 1
      if !piece.allSatisfy(\.isWhitespace) { result.append(try one(content.part(String(piece), offset: start))) }
    }
    return result
  }

  private static func one(_ piece: SourceText) throws(Diagnostic) -> Reference {
    let text = Array(piece.text.unicodeScalars)
    guard let mark = text.indices.first(where: { ReferenceKey.isMark(text, at: $0) }),
      let end = ReferenceKey.end(in: text, from: mark + 1)
    else {
      throw Diagnostic(
        .badData, "'\(piece.text.trimmingSpaces)' in a citation has no key",
        hint: "write '@key' for each work, and ';' between works only; '\\@' is a plain sign", at: piece.location())
    }
    var reference = Reference(piece.part(String(scalars: text[(mark + 1)..<end]), offset: mark + 1))
    var prefix = text[..<mark]
    if prefix.last == "-", prefix.dropLast().last?.properties.isWhitespace ?? true {
      prefix.removeLast()
      reference.isBare = true
    }
    reference.prefix = try plain(String(scalars: prefix), piece).trimmingSpaces
    reference.suffix = try plain(String(scalars: text[end...]), piece)
    return reference
  }

  /// The text around a key, in which Markdown means nothing.
  private static func plain(_ text: String, _ piece: SourceText) throws(Diagnostic) -> String {
    guard !text.contains(where: { "*`{}$<[@".contains($0) }) else {
      throw Diagnostic(
        .badData, "'\(text.trimmingSpaces)' in a citation is not plain text",
        hint: "write what needs Markdown, values or brackets before or behind the citation", at: piece.location())
    }
    return text.replacing("\\", with: "").replacing("--", with: "–").replacing("p. ", with: "p.\u{A0}")
  }
}
