import Basics

/// A reference to a part of the report, or a citation of a work, with the text around it.
struct Reference: Sendable {
  /// The kind of part that a reference leads to. It is written before the colon: `@fig:label`.
  enum Kind: String, Sendable {
    case figure = "fig"
    case table = "tab"
    case section = "sec"
    case equation = "eq"
  }

  /// The kind of part; nil for a work and for unknown prefixes.
  let kind: Kind?
  /// The text behind the colon, or all of it if there is no colon.
  let label: String
  /// The key as it was written, without its `@`.
  let text: SourceText
  /// The text before the key: `see` in `see @key`.
  private(set) var prefix = ""
  /// The text behind the key, with its comma: `, p. 3` in `@key, p. 3`.
  private(set) var suffix = ""
  /// True for `-@fig:label` and `-@key`, which show the number or year alone.
  private(set) var isBare = false

  private init(_ text: SourceText) {
    self.text = text
    let parts = text.text.split(separator: ":", maxSplits: 1).map(String.init)
    kind = parts.count == 2 ? Kind(rawValue: parts[0]) : nil
    label = parts.last ?? ""
  }

  /// The letter of a panel: `a` in `@fig:label(a)`; nil if there is none.
  var panel: String? { suffix.prefixMatch(of: /\(([a-z]+)\)/).map { String($0.1) } }

  /// The text behind the key, without its comma.
  var locator: String {
    let text = suffix.trimmingSpaces
    return (text.hasPrefix(",") ? String(text.dropFirst()) : text).trimmingSpaces
  }

  /// Returns the references between brackets, which semicolons separate.
  ///
  /// - Throws: An error for a piece without a key, and for Markdown around a key.
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

  /// Returns the text around a key. It must not contain Markdown.
  private static func plain(_ text: String, _ piece: SourceText) throws(Diagnostic) -> String {
    guard !text.contains(where: { "*`{}$<[@".contains($0) }) else {
      throw Diagnostic(
        .badData, "'\(text.trimmingSpaces)' in a citation is not plain text",
        hint: "write what needs Markdown, values or brackets before or behind the citation", at: piece.location())
    }
    return text.replacing("\\", with: "").replacing("--", with: "–").replacing("p. ", with: "p.\u{A0}")
  }
}
