import Basics

/// Writes characters so that a GitHub-flavoured Markdown parser reads the same characters back, and no markup. It works
/// on unicode scalars, as the parser does: for the parser, a star with a combining accent is still a star.
enum MarkdownEscaping {
  /// Returns a text with backslashes where Markdown would read markup.
  ///
  /// - Parameters:
  ///   - isInTable: True if a pipe would end a table cell.
  ///   - isInBrackets: True if a bracket would end the text of a link or an image.
  static func escaped(_ text: String, isInTable: Bool = false, isInBrackets: Bool = false) -> String {
    guard text.utf8.contains(where: marks.contains) else { return text }
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
      // The parser recognises an address after resolving escapes; an empty comment splits it.
      case "@" where before != nil && after != nil: result += "<!-- -->@"
      case "\n", "\r": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The bytes that some place needs to escape. All are single bytes, so that UTF-8 can be searched.
  private static let marks = ByteSet { "\\`*<~$[]|_&:.@\n\r".utf8.contains($0) }

  /// The kind of line that a text begins.
  enum LineStart {
    /// The first line of a paragraph.
    case paragraph
    /// A later line of a paragraph, which a list can interrupt only if it begins with 1.
    case continuation
  }

  /// Returns the start of a line with a backslash before anything that would begin a heading, quote, list, rule, table
  /// or underline.
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

  /// Returns code between backticks, in a run whose length does not occur inside, on one line.
  static func code(_ text: String, isInTable: Bool) -> String {
    let scalars = text.unicodeScalars.map { $0 == "\n" || $0 == "\r" ? " " : $0 }
    let runs = backquotes(in: scalars)
    let fence = String(repeating: "`", count: (1...).first { !runs.contains($0) } ?? 1)
    let (first, last) = (scalars.first, scalars.last)
    let isBlank = scalars.allSatisfy { $0 == " " }
    let needsSpace = first == "`" || last == "`" || !isBlank && first == " " && last == " "
    let content = scalars.map { $0 == "|" && isInTable ? "\\|" : String($0) }.joined()
    return fence + (needsSpace ? " \(content) " : content) + fence
  }

  /// Returns a code block between fences that nothing inside can end.
  static func fenced(_ text: String, language: String) -> String {
    let fence = String(repeating: "`", count: max(3, (backquotes(in: text.unicodeScalars).max() ?? 0) + 1))
    let info = string(language.unicodeScalars.filter { $0 != "`" && !$0.properties.isWhitespace && !$0.isInvisible })
    let end = text.utf8.last == UInt8(ascii: "\n") ? "" : "\n"
    return fence + info + "\n" + text + end + fence
  }

  /// Returns the lengths of the runs of backticks.
  private static func backquotes(in scalars: some Collection<Unicode.Scalar>) -> [Int] {
    scalars.split { $0 != "`" }.map(\.count)
  }

  /// Returns an address for a link, in angle brackets if a parenthesis could end it. `&` is escaped if it would begin
  /// an entity, because the parser resolves entities in addresses too.
  static func destination(_ address: Address) -> String {
    let scalars = Array(address.text.unicodeScalars)
    var text = ""
    for (index, scalar) in scalars.enumerated() {
      text += scalar == "&" && isEntity(scalars[(index + 1)...]) ? "&amp;" : String(scalar)
    }
    return text.isEmpty || scalars.contains("(") || scalars.contains(")") ? "<\(text)>" : text
  }

  private static func isEntity(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    let end = rest.drop { $0 == "#" || $0.properties.isAlphabetic || $0.properties.numericType != nil }
    return end.first == ";"
  }

  /// Returns the address of a place in the document.
  static func fragment(_ name: String) -> String { Address("#" + name).map(destination) ?? "#" }

  /// Returns text between emphasis marks. Spaces at its ends are moved outside the marks, because marks must touch the
  /// text.
  static func delimited(_ written: String, by mark: String) -> String {
    let scalars = Array(written.unicodeScalars)
    guard let start = scalars.firstIndex(where: { $0 != " " }), let end = scalars.lastIndex(where: { $0 != " " }) else {
      return written
    }
    return string(scalars[..<start]) + mark + string(scalars[start...end]) + mark + string(scalars[(end + 1)...])
  }

  static func lines(_ text: String) -> [String] {
    text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// Returns the text of a line such as a heading. A `#` at its end is escaped, because it would count as a closing
  /// mark.
  static func line(_ written: String) -> String {
    guard written.utf8.last == UInt8(ascii: "#") else { return written }
    return string(written.unicodeScalars.dropLast()) + "\\#"
  }

  /// Returns true if an underscore beside this scalar may be inside a word.
  private static func isWordScalar(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar.isMark
  }

  /// Returns true if the colon at `index` begins a name such as `:smile:`.
  private static func isEmojiName(_ scalars: [Unicode.Scalar], from index: Int) -> Bool {
    let name = scalars[(index + 1)...].prefix { isWordScalar($0) || "_+-".unicodeScalars.contains($0) }
    return !name.isEmpty && scalars.indices.contains(name.endIndex) && scalars[name.endIndex] == ":"
  }

  private static func endsWith(_ scalars: [Unicode.Scalar], before index: Int, _ word: String) -> Bool {
    string(scalars[..<index].suffix(word.unicodeScalars.count)).lowercased() == word
  }
}
