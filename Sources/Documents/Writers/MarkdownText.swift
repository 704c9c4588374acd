/// Characters written so that a GitHub-flavoured Markdown parser reads the same characters back, and nothing else. It goes
/// by unicode scalars, as the parser does: a star with an accent on it is a star.
enum MarkdownText {
  /// - Parameters:
  ///   - isInTable: whether a pipe would end a cell.
  ///   - isInBrackets: whether a bracket would end the text of a link or image.
  static func escaped(_ text: String, isInTable: Bool = false, isInBrackets: Bool = false) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = ""
    for (index, scalar) in scalars.enumerated() {
      let before = index > 0 ? scalars[index - 1] : nil
      let after = index + 1 < scalars.count ? scalars[index + 1] : nil
      switch scalar {
      case "\\", "`", "*", "<", "~", "$": result += "\\\(scalar)"
      case "[" where isInBrackets, "]" where isInBrackets: result += "\\\(scalar)"
      case "[": result += after.map { "^@] xX".unicodeScalars.contains($0) } ?? true ? "\\[" : "["
      case "]": result += after.map { "([:".unicodeScalars.contains($0) } ?? false ? "\\]" : "]"
      case "|" where isInTable: result += "\\|"
      case "_": result += isWordScalar(before) && isWordScalar(after) ? "_" : "\\_"
      case "&": result += after?.properties.isAlphabetic == true || after == "#" ? "\\&" : "&"
      case ":" where after == "/" || isEmojiName(scalars, from: index): result += "\\:"
      case "." where endsWith(scalars, before: index, "www"): result += "\\."
      // An address is recognised after escapes are resolved; an empty comment cuts it in two.
      case "@" where before != nil && after != nil: result += "<!-- -->@"
      case "\n", "\r": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Where a line begins.
  enum LineStart {
    case paragraph
    /// A later line of one, where a list can begin with 1 only.
    case continuation
  }

  /// A backslash before what would begin a heading, quote, list, rule, table or underline.
  static func escaped(start text: String, of start: LineStart) -> String {
    let content = Array(text.unicodeScalars.drop { $0 == " " || $0 == "\t" })
    guard let first = content.first else { return text }
    let plain = string(content)
    if "#>+-=".unicodeScalars.contains(first) { return "\\" + plain }
    if ":|".unicodeScalars.contains(first), content.allSatisfy({ ":|- ".unicodeScalars.contains($0) }) {
      return "\\" + plain
    }
    let digits = content.prefix { ("0"..."9").contains($0) }
    let rest = content.dropFirst(digits.count)
    let canBegin = start == .paragraph ? (1...9).contains(digits.count) : Int(string(digits)) == 1
    if canBegin, let mark = rest.first, mark == "." || mark == ")", rest.dropFirst().first ?? " " == " " {
      return string(digits) + "\\" + string(rest)
    }
    return plain
  }

  private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// In a fence of backticks longer than any run inside.
  static func code(_ text: String, isInTable: Bool) -> String {
    let runs = text.unicodeScalars.split { $0 != "`" }.map(\.count)
    let fence = String(repeating: "`", count: (1...).first { !runs.contains($0) } ?? 1)
    let isBlank = text.allSatisfy { $0 == " " }
    let needsSpace =
      text.unicodeScalars.first == "`" || text.unicodeScalars.last == "`"
      || !isBlank && text.hasPrefix(" ") && text.hasSuffix(" ")
    let content = needsSpace ? " \(text) " : text
    return fence + (isInTable ? content.replacing("|", with: "\\|") : content) + fence
  }

  /// Between angle brackets where the address has characters that would end it.
  static func destination(_ url: String) -> String {
    let isPlain = url.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "0"..."9", "A"..."Z", "a"..."z": true
      default: "-._~/?#@!$&'+,;=%:".unicodeScalars.contains(scalar)
      }
    }
    if isPlain && !url.isEmpty { return url }
    let codes: [Unicode.Scalar: String] = ["<": "%3C", ">": "%3E", "\\": "%5C", "\n": "%0A", "\r": "%0D"]
    return "<" + url.unicodeScalars.map { codes[$0] ?? String($0) }.joined() + ">"
  }

  /// Whether an underscore beside it may be inside a word.
  private static func isWordScalar(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar.isMark
  }

  private static func isEmojiName(_ scalars: [Unicode.Scalar], from index: Int) -> Bool {
    let name = scalars[(index + 1)...].prefix { isWordScalar($0) || "_+-".unicodeScalars.contains($0) }
    return !name.isEmpty && scalars.indices.contains(name.endIndex) && scalars[name.endIndex] == ":"
  }

  private static func endsWith(_ scalars: [Unicode.Scalar], before index: Int, _ word: String) -> Bool {
    string(scalars[..<index].suffix(word.unicodeScalars.count)).lowercased() == word
  }
}

extension Unicode.Scalar {
  /// Whether it changes the letter before it.
  package var isMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }
}
