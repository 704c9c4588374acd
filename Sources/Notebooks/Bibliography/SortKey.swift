/// The key by which lists are sorted: lower case, without accents and punctuation.
enum SortKey {
  static func of(_ text: String) -> String {
    var result = ""
    for character in text.lowercased() {
      if let letters = letters[character] {
        result += letters
      } else if character.isLetter || character.isNumber {
        result.append(character)
      } else if character.isWhitespace || character == "-" {
        result += " "
      }
    }
    return result
  }

  /// The plain letters for each accented or special letter.
  private static let letters: [Character: String] = {
    var result: [Character: String] = [
      "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ȷ": "j",
      "ŋ": "ng", "ĳ": "ij",
    ]
    let accents = Array(Set(TeXSymbols.accents.values))
    for value in UInt8(ascii: "a")...UInt8(ascii: "z") {
      let letter = String(Unicode.Scalar(value))
      for first in accents {
        // Swift compares characters by canonical equivalence, so the precomposed letter is found too.
        var accented = letter
        accented.unicodeScalars.append(first)
        result[Character(accented)] = letter
        for second in accents where second != first {
          var twice = accented
          twice.unicodeScalars.append(second)
          result[Character(twice)] = letter
        }
      }
    }
    return result
  }()
}
