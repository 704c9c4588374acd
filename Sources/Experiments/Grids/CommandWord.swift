import Basics

/// A word of a command, in which `{name}` stands for a value. `{{name}}` is a name in braces that stands for itself, and
/// braces around anything else are no place for a value.
///
/// A value goes into the word it stands in, as it is: no shell reads it.
package struct CommandWord: Equatable, Sendable {
  enum Part: Equatable, Sendable {
    case text(String)
    case name(String)
  }

  /// As the grid file has it.
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

  /// A word in which nothing stands for anything else.
  init(plain text: String) {
    self.text = text
    parts = [.text(text)]
  }

  /// `{{name}}`
  private static func quotedName(_ scalars: ArraySlice<Unicode.Scalar>) -> (String, length: Int)? {
    guard scalars.first == "{", let (name, length) = name(scalars.dropFirst()),
      scalars.dropFirst(1 + length).first == "}"
    else { return nil }
    return (name, length + 2)
  }

  /// `{name}`
  private static func name(_ scalars: ArraySlice<Unicode.Scalar>) -> (String, length: Int)? {
    guard scalars.first == "{" else { return nil }
    let name = scalars.dropFirst().prefix { Self.isOfName($0) }
    guard !name.isEmpty, scalars.dropFirst(1 + name.count).first == "}" else { return nil }
    return (String(scalars: name), name.count + 2)
  }

  private static func isOfName(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar == "_" || ("0"..."9").contains(scalar)
  }

  /// Whether a text can stand in braces.
  static func isName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, !("0"..."9").contains(first) else { return false }
    return text.unicodeScalars.allSatisfy(isOfName)
  }

  var names: [String] {
    parts.compactMap { if case .name(let name) = $0 { name } else { nil } }
  }

  /// With its values. A name without one stays, which the parser of grids lets not happen.
  package func filled(_ value: (String) -> String?) -> String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .name(let name): value(name) ?? "{\(name)}"
      }
    }.joined()
  }
}
