import Basics

/// A word of a command in which `{name}` stands for a value. `{{name}}` stands for the text `{name}`. Braces around
/// anything else are ordinary characters.
///
/// A value is inserted into its word unchanged, since no shell reads it.
package struct CommandWord: Equatable, Sendable {
  enum Part: Equatable, Sendable {
    case text(String)
    case name(String)
  }

  /// The word as the grid file has it.
  package let text: String
  let parts: [Part]

  package init(_ text: String) {
    self.text = text
    var rest = Array(text.unicodeScalars)[...]
    var (parts, plain): ([Part], [Unicode.Scalar]) = ([], [])
    while let scalar = rest.first {
      if let (name, length) = Self.quotedName(rest) {
        plain += "{\(name)}".unicodeScalars
        rest = rest.dropFirst(length)
      } else if let (name, length) = Self.name(rest) {
        parts += [.text(String(scalars: plain)), .name(name)]
        (plain, rest) = ([], rest.dropFirst(length))
      } else {
        plain.append(scalar)
        rest = rest.dropFirst()
      }
    }
    self.parts = (parts + [.text(String(scalars: plain))]).filter { $0 != .text("") }
  }

  /// Creates a word that is taken literally, braces included.
  init(plain text: String) {
    self.text = text
    parts = [.text(text)]
  }

  /// Reads `{{name}}` at the start of the text; nil if something else is there.
  private static func quotedName(_ scalars: ArraySlice<Unicode.Scalar>) -> (String, length: Int)? {
    guard scalars.first == "{", let (name, length) = name(scalars.dropFirst()),
      scalars.dropFirst(1 + length).first == "}"
    else { return nil }
    return (name, length + 2)
  }

  /// Reads `{name}` at the start of the text; nil if something else is there.
  private static func name(_ scalars: ArraySlice<Unicode.Scalar>) -> (String, length: Int)? {
    guard scalars.first == "{" else { return nil }
    let name = scalars.dropFirst().prefix { Self.isOfName($0) }
    guard !name.isEmpty, scalars.dropFirst(1 + name.count).first == "}" else { return nil }
    return (String(scalars: name), name.count + 2)
  }

  private static func isOfName(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar == "_" || ("0"..."9").contains(scalar)
  }

  /// Returns true if a text can be a name in braces.
  static func isName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, !("0"..."9").contains(first) else { return false }
    return text.unicodeScalars.allSatisfy(isOfName)
  }

  var names: [String] {
    parts.compactMap { if case .name(let name) = $0 { name } else { nil } }
  }

  /// Returns the word with its values inserted. A name without a value is kept, but the grid parser reports such names.
  package func filled(_ value: (String) -> String?) -> String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .name(let name): value(name) ?? "{\(name)}"
      }
    }.joined()
  }
}
