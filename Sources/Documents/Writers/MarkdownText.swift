/// Characters written so that a GitHub-flavoured Markdown parser reads the same characters back, and nothing else.
enum MarkdownText {
  /// - Parameters:
  ///   - isLineStart: whether the text begins a line, where some characters begin a block.
  ///   - isInTable: whether a pipe would end a cell.
  ///   - isInBrackets: whether a bracket would end the text of a link or image.
  static func escaped(
    _ text: String, isLineStart: Bool = false, isInTable: Bool = false, isInBrackets: Bool = false
  ) -> String {
    let characters = Array(text)
    var result = ""
    for (index, character) in characters.enumerated() {
      let before = index > 0 ? characters[index - 1] : nil
      let after = index + 1 < characters.count ? characters[index + 1] : nil
      switch character {
      case "\\", "`", "*", "<", "~", "$": result += "\\\(character)"
      case "[" where isInBrackets, "]" where isInBrackets: result += "\\\(character)"
      case "[": result += after.map { "^@] x".contains($0) } ?? true ? "\\[" : "["
      case "]": result += after.map { "([:".contains($0) } ?? false ? "\\]" : "]"
      case "|" where isInTable: result += "\\|"
      case "_": result += isWordCharacter(before) && isWordCharacter(after) ? "_" : "\\_"
      case "&": result += after?.isLetter == true || after == "#" ? "\\&" : "&"
      case ":" where after == "/" || isEmojiName(characters, from: index): result += "\\:"
      case "." where endsWith(characters, before: index, "www"): result += "\\."
      // An address is recognised after escapes are resolved; an empty comment cuts it in two.
      case "@" where before != nil && after != nil: result += "<!-- -->@"
      case "\n", "\r": result += " "
      default: result.append(character)
      }
    }
    return isLineStart ? escapedStart(result) : result
  }

  /// A backslash before what would begin a heading, quote, list, rule or underline.
  private static func escapedStart(_ text: String) -> String {
    let content = text.drop { $0 == " " }
    guard let first = content.first else { return text }
    if "#>+-=".contains(first) { return "\\" + content }
    let digits = content.prefix { $0.isASCII && $0.isNumber }
    let rest = content.dropFirst(digits.count)
    if !digits.isEmpty, let mark = rest.first, mark == "." || mark == ")", rest.dropFirst().first ?? " " == " " {
      return digits + "\\" + rest
    }
    return String(content)
  }

  /// In a fence of backticks longer than any run inside.
  static func code(_ text: String, isInTable: Bool) -> String {
    let runs = text.split { $0 != "`" }.map(\.count)
    let fence = String(repeating: "`", count: (runs.max() ?? 0) + 1)
    let needsSpace = text.hasPrefix("`") || text.hasSuffix("`") || text.allSatisfy { $0 == " " }
    let content = needsSpace ? " \(text) " : text
    return fence
      + (isInTable ? content.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|") : content)
      + fence
  }

  /// Between angle brackets where the address has characters that would end it.
  static func destination(_ url: String) -> String {
    let isPlain = url.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-._~/?#@!$&'+,;=%:".contains($0)) }
    if isPlain && !url.isEmpty { return url }
    let safe = url.map { "<>\n\r\\".contains($0) ? "" : String($0) }.joined()
    return "<\(safe)>"
  }

  private static func isWordCharacter(_ character: Character?) -> Bool {
    character.map { $0.isLetter || $0.isNumber } ?? false
  }

  private static func isEmojiName(_ characters: [Character], from index: Int) -> Bool {
    let name = characters[(index + 1)...].prefix { $0.isLetter || $0.isNumber || "_+-".contains($0) }
    return !name.isEmpty && characters.indices.contains(name.endIndex) && characters[name.endIndex] == ":"
  }

  private static func endsWith(_ characters: [Character], before index: Int, _ word: String) -> Bool {
    index >= word.count && String(characters[(index - word.count)..<index]).lowercased() == word
  }
}
