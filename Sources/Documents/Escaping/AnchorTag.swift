/// `<a id="name">`, which names a place, or its end tag. This is the only raw HTML that a document keeps.
package enum AnchorTag: Equatable, Sendable {
  case begin(name: String)
  case end

  /// Reads a tag. Nil for other tags and for tags with more attributes. Compares unicode scalars, as a browser does.
  package init?(_ tag: String) {
    let scalars = Array(tag.unicodeScalars)
    guard scalars.first == "<", scalars.last == ">" else { return nil }
    let content = scalars.dropFirst().dropLast().drop(while: Self.isSpace)
    let words = content.split(omittingEmptySubsequences: true, whereSeparator: Self.isSpace)
    if words.count == 1, Self.text(words[0]).lowercased() == "/a" {
      self = .end
      return
    }
    guard words.count == 2, Self.text(words[0]).lowercased() == "a", let name = Self.name(words[1]) else { return nil }
    self = .begin(name: name)
  }

  /// Returns the name in `id="name"` or `name="name"`, or nil.
  private static func name(_ attribute: ArraySlice<Unicode.Scalar>) -> String? {
    let parts = attribute.split(separator: "=", maxSplits: 1)
    guard parts.count == 2, ["id", "name"].contains(text(parts[0]).lowercased()) else { return nil }
    guard parts[1].count > 2, parts[1].first == "\"", parts[1].last == "\"" else { return nil }
    let name = parts[1].dropFirst().dropLast()
    return name.allSatisfy(isNameScalar) ? text(name) : nil
  }

  private static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil || "-_.:".unicodeScalars.contains(scalar)
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\n" || scalar == "\t" }

  private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
