import Basics
import Documents

/// An HTML comment, which GitHub hides, that begins or ends a part, names a value, or includes a file:
/// `<!-- when run.grid = quick -->`, `<!-- let share = n(x) / n() -->`, `<!-- end -->`, `<!-- include methods.md -->`.
struct Directive {
  enum Kind: String, CaseIterable {
    case when, `else`, choose, `case`, each, `let`, include, end

    /// What must follow the word; nil if nothing must.
    var need: String? {
      switch self {
      case .when: "a condition"
      case .choose: "a value to choose by"
      case .case: "one or more values"
      case .each: "a column"
      case .let: "a name and its value"
      case .else, .include, .end: nil
      }
    }
  }

  var kind: Kind
  var argument: SourceText

  /// The start of the directive's line.
  var start: SourceText { argument.source.text(line: argument.line) }

  /// Returns the number of spaces at the start, in scalars, as columns are counted.
  private static func blanks(_ text: some StringProtocol) -> Int {
    text.unicodeScalars.prefix(while: \.properties.isWhitespace).count
  }

  /// The directive as it is written, with `else when` as one name.
  var name: String { elseCondition == nil ? kind.rawValue : "else when" }

  /// True if everything is there that must follow the word.
  var isComplete: Bool {
    elseCondition.map { !$0.text.isEmpty } ?? (kind.need == nil || !argument.text.isEmpty)
  }

  /// The condition behind `else when`; nil for other directives.
  var elseCondition: SourceText? {
    guard kind == .else, let first = argument.text.split(whereSeparator: \.isWhitespace).first, first == "when" else {
      return nil
    }
    let rest = argument.text.dropFirst(first.count)
    let gap = Self.blanks(rest)
    return argument.part(String(rest.drop(while: \.isWhitespace)), offset: first.unicodeScalars.count + gap)
  }

  /// Reads a directive. Returns nil for any other HTML.
  init?(_ html: String, line: Int, source: NotebookSource) {
    guard let content = Self.content(html) else { return nil }
    let words = content.split(maxSplits: 1, whereSeparator: \.isWhitespace)
    guard let first = words.first, let kind = Kind(rawValue: String(first)) else { return nil }
    self.kind = kind
    let argument = words.count > 1 ? String(words[1]) : ""
    let written = source.lines.indices.contains(line - 1) ? source.lines[line - 1] : ""
    let indent = Self.blanks(written)
    let gap = Self.blanks(content)
    let spaces = Self.blanks(content.dropFirst(gap + first.count))
    self.argument = source.text(
      argument.trimmingSpaces, line: line, column: indent + 4 + gap + first.count + spaces + 1)
  }

  /// Returns the kind of the directive that a line is; nil for any other line.
  static func kind(of line: String) -> Kind? {
    content(line)?.split(maxSplits: 1, whereSeparator: \.isWhitespace).first.flatMap { Kind(rawValue: String($0)) }
  }

  /// Returns the text between `<!--` and `-->`; nil if the HTML is not a comment.
  private static func content(_ html: String) -> Substring? {
    let text = html.trimmingSpaces
    guard text.hasPrefix("<!--"), text.hasSuffix("-->"), text.count >= 7 else { return nil }
    return text.dropFirst(4).dropLast(3)
  }

  /// Returns the directive that a comment was probably meant to be: its first word is almost a directive's name, and
  /// the rest fits. A mistyped directive would be a plain comment, and both sides of an `else` would appear.
  static func misspelled(_ html: String) -> (word: String, kind: Kind)? {
    guard let words = content(html)?.split(whereSeparator: \.isWhitespace).map(String.init), let word = words.first,
      let near = nearestName(to: word, in: Kind.allCases.map(\.rawValue)) ?? transposed(word),
      let kind = Kind(rawValue: near), word != near
    else { return nil }
    let isMeant =
      switch kind {
      case .else, .end: words.count == 1 || Kind(rawValue: words[1]) != nil
      case .include: words.count == 2 && words[1].contains(".")
      case .when, .choose, .case, .each, .let: words.count == 1
      }
    return isMeant ? (word, kind) : nil
  }

  /// Returns the name with the same letters in another order, such as `esle` or `edn`: a swap counts as two edits.
  private static func transposed(_ word: String) -> String? {
    Kind.allCases.map(\.rawValue).first { $0.sorted() == word.lowercased().sorted() }
  }
}
