/// The content that was replaced by a private-use character, so that the Markdown parser sees a single plain letter.
struct Placeholder: Sendable {
  enum Kind: Sendable {
    /// `{{ expression | format }}`
    case expression
    /// `[@fig:label; @tab:label]`
    case references
    /// `{{` without its end.
    case unterminated
  }

  var kind: Kind
  /// The text between the brackets.
  var content: SourceText
  /// The whole text, for code, where it means itself.
  var original: String

  /// Supplementary Private Use Area-A: no font and no text means anything by it.
  static let scalars: ClosedRange<UInt32> = 0xF0000...0xFFFFD

  static func character(_ index: Int) -> Character {
    precondition(index <= Int(scalars.upperBound - scalars.lowerBound), "placeholder \(index) of at most 65,534")
    return Character(Unicode.Scalar(scalars.lowerBound + UInt32(index))!)
  }

  static func index(_ scalar: Unicode.Scalar) -> Int? {
    scalars.contains(scalar.value) ? Int(scalar.value - scalars.lowerBound) : nil
  }
}

extension [Placeholder] {
  /// The text of code or HTML as it was in the notebook.
  func restored(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let index = Placeholder.index(scalar) {
        result.append(contentsOf: self[index].original.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
