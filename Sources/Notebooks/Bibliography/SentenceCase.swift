/// Turns a title into sentence case, as BibTeX's `change.case$` with `t` does. Only the first letter of the title and
/// of the part after a colon stay upper case. Text in braces stays as it is, to keep capitals: `{B}ayes`.
enum SentenceCase {
  /// Returns the title in sentence case.
  ///
  /// - Parameter tex: The title in TeX, as it is written in a field.
  static func of(_ tex: String) -> String { text(tex, keepsFirst: true) }

  /// Returns the title in lower case, with its first letter too.
  static func small(_ tex: String) -> String { text(tex, keepsFirst: false) }

  private static func text(_ tex: String, keepsFirst: Bool) -> String {
    var result = String.UnicodeScalarView()
    var (depth, isFirst, colon) = (0, keepsFirst, Colon.none)
    var isMathematics = false
    var (special, isInCommand, isLetterCommand) = (false, false, false)
    let scalars = Array(tex.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let isCapitalKept = isFirst || (keepsFirst && colon == .spaced)
      if scalar == "{" {
        depth += 1
        special = special || (depth == 1 && index + 1 < scalars.count && scalars[index + 1] == "\\")
      }
      if scalar == "\\" {
        isInCommand = true
        isLetterCommand = letters.contains(String(scalars: scalars[(index + 1)...].prefix(while: isLetter)))
      } else if isInCommand {
        isInCommand = isLetter(scalar)
      }
      if scalar == "$" { isMathematics.toggle() }
      let changes = !isMathematics && (depth == 0 || special) && (!isInCommand || isLetterCommand)
      if changes, !isCapitalKept, isLetter(scalar) {
        result.append(contentsOf: String(scalar).lowercased().unicodeScalars)
      } else {
        result.append(scalar)
      }
      if scalar == "}" {
        depth = max(0, depth - 1)
        if depth == 0 { special = false }
      }
      let isWord = isLetter(scalar) && !isInCommand || scalar.properties.numericType != nil
      if isWord || (scalar == "}" && depth == 0) { (isFirst, colon) = (false, .none) }
      colon = colon.next(scalar)
    }
    return String(result)
  }

  /// The commands that stand for letters.
  private static let letters: Set = ["AA", "AE", "L", "O", "OE"]

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic }

  private enum Colon {
    case none, met, spaced

    func next(_ scalar: Unicode.Scalar) -> Colon {
      if scalar == ":" { return .met }
      if scalar.properties.isWhitespace { return self == .none ? .none : .spaced }
      return self == .met ? .none : self
    }
  }
}
