import Documents
import Graphics
import Statistics
import TestSupport
import Testing

/// Tests the colours of code.
@Suite struct CodeLexerTests {
  private static func tokens(_ text: String, _ language: String) -> [CodeToken] {
    CodeBlock(language: language, text: text, line: 1).tokens
  }

  private static func kinds(_ text: String, _ language: String) -> [String] {
    tokens(text, language).filter { $0.kind != .plain }.map { "\($0.kind.rawValue) \($0.text)" }
  }

  /// Returns a letter for each scalar, as in the files of `code_tokens.py`.
  private static func letters(_ text: String, _ language: String) -> [Character] {
    tokens(text, language).flatMap { token in
      token.text.unicodeScalars.map { scalar -> Character in
        if scalar == "\n" || scalar == " " { return Character(scalar) }
        return switch token.kind {
        case .comment: "c"
        case .string: "s"
        case .number: "n"
        case .keyword: "k"
        case .name, .plain: "."
        }
      }
    }
  }

  /// The places where Pygments gives another kind: the line, the text, our kind and that of Pygments.
  private static let differences: [String: Set<String>] = [
    // Here, values in the braces of a string belong to the string.
    "python": ["16: trial.rate s ."],
    // The point of a range is not part of its number.
    "swift": ["10: . . n"],
    // Here, a directive is coloured like a keyword, and what it defines like code.
    "c": ["1: #include k .", "2: #define k .", "2: 10 n ."],
    "c++": ["1: #include k .", "16: nullptr k ."],
    "rust": ["7: & . k", "12: self k .", "16: self k .", "18: u32 n k"],
    // Here, a variable in a string belongs to the string, and 'export' is a keyword.
    "bash": ["5: $grid s .", "6: grid s .", "8: export k .", "11: $( . k", "11: ) . k"],
    // Here, numbers and constants have their own colours.
    "yaml": [
      "3: 3 n .", "5: 1 n .", "5: 2 n .", "7: 30000 n .", "7: 1.5 n .", "9: true k .", "10: null k .",
    ],
    "latex": ["4: 50 n .", "5: * . k"],
  ]

  /// Returns the parts of a text whose kinds differ.
  private static func different(_ text: String, _ ours: [Character], _ theirs: [Character]) -> [String] {
    var result: [(line: Int, text: String, kinds: String, end: Int)] = []
    var line = 1
    for (index, scalar) in text.unicodeScalars.enumerated() {
      if scalar == "\n" { line += 1 }
      guard ours[index] != theirs[index] else { continue }
      let kinds = "\(ours[index]) \(theirs[index])"
      if let last = result.last, last.end == index, last.kinds == kinds {
        result[result.count - 1] = (line, last.text + String(scalar), kinds, index + 1)
      } else {
        result.append((line, String(scalar), kinds, index + 1))
      }
    }
    return result.map { "\($0.line): \($0.text) \($0.kinds)" }
  }

  @Test(arguments: CodeLanguage.all.map(\.name))
  func piecesAreThoseOfPygments(language: String) throws {
    let text = try Self.fixture("sample-\(language)")
    let ours = Self.letters(text, language)
    let theirs = Array(try Self.fixture("kinds-\(language)"))
    try #require(ours.count == theirs.count)
    #expect(Set(Self.different(text, ours, theirs)) == Self.differences[language, default: []])
  }

  private static func fixture(_ name: String) throws -> String {
    try String(contentsOfFile: Program.root + "Tests/Fixtures/code/\(name)", encoding: .utf8)
  }

  /// Tests string syntax that Pygments does not know.
  @Test func stringsOfSwiftEndWhereTheyDo() {
    let raw = ##"let a = #"one "b" \d"# + """"## + "\n  It's \"c\"\n  \"\"\""
    let strings = Self.kinds(raw, "swift").filter { $0.hasPrefix("string") }
    #expect(strings == [##"string #"one "b" \d"#"##, "string \"\"\"\n  It's \"c\"\n  \"\"\""])
  }

  @Test(arguments: ["json": "\"a\" : -1", "yaml": "a: -1", "python": "-1"])
  func keysAndSigns(language: String, text: String) {
    let kinds = Self.kinds(text, language)
    #expect(kinds.last == (language == "python" ? "number 1" : "number -1"))
    #expect(kinds.dropLast().allSatisfy { $0.hasPrefix("name") })
  }

  /// A number, or a word such as `yes`, counts as such only if it is the whole value.
  @Test(arguments: [
    ("title: The 3 best of 12 runs", []), ("note: yes we can, 4, 5 or 6", []), ("a: [1, two 3, 4]", ["1", "4"]),
    ("- 3\n- -4.5 # five 5\n- 6 7", ["3", "-4.5"]), ("a: {b: 1, c: on, d: in 2, e: 3}", ["1", "on", "3"]),
    ("a: |\n  7\n\n  true\nb: 8", ["8"]), ("a: >-  # 9\n    1\n  2\nb: see [3]\nc: 4", ["4"]),
    ("[1,\n 2]", ["1", "2"]), ("{\"a\":1,\"b\":[2]}", ["1", "2"]), ("a: b: 3, 4", []), ("width: 3 # in inches", ["3"]),
  ])
  func valuesOfYAMLAreWhole(text: String, numbers: [String]) {
    let found = Self.tokens(text, "yaml").filter { $0.kind == .number || $0.kind == .keyword }.map(\.text)
    #expect(found == numbers, "\(text)")
  }

  /// The tokens of any text, joined, give the text, and the lexer takes linear time, with the rules of every language.
  @Test(arguments: CodeLanguage.all.map(\.name))
  func piecesAreTheText(language: String) {
    let signs = [
      "\"", "'", "`", "\\", "/*", "*/", "#=", "=#", "\n", " ", "#", "$", "{", "}", ":", "é", "\u{301}", "1", "-", ".",
      "a", "r#\"", "$$", "|", ">", "[", "]", ",", ": |", "{1,",
    ]
    var generator = RandomGenerator(seed: 7)
    for _ in 0..<300 {
      let text = (0..<60).map { _ in signs[generator.index(below: signs.count)] }.joined()
      let pieces = Self.tokens(text, language)
      #expect(pieces.map(\.text).joined().unicodeScalars.elementsEqual(text.unicodeScalars))
      #expect(pieces.allSatisfy { !$0.text.isEmpty })
    }
    for sign in signs { #expect(Self.tokens(String(repeating: sign, count: 20_000), language).count <= 60_000) }
  }

  @Test func linesKeepTheKindsOfTheirPieces() {
    let code = CodeBlock(language: "c", text: "/* a\n\nb */ int x;\n", line: 1)
    #expect(code.lines.map { $0.map(\.text) } == [["/* a"], [], ["b */", " ", "int", " x;"]])
    #expect(CodeBlock(language: "", text: "a\n", line: 1).lines == [[CodeToken(kind: .plain, text: "a")]])
  }

  @Test func anUnknownLanguageIsPlain() {
    #expect(Self.tokens("if x { }", "brainfuck") == [CodeToken(kind: .plain, text: "if x { }")])
    #expect(CodeLanguage.called("Py")?.name == "python")
  }

  /// Each colour is readable on the background of code and occurs in the style sheet of the page.
  @Test(arguments: CodeToken.Kind.allCases.filter { $0 != .plain })
  func eachKindHasItsColor(kind: CodeToken.Kind) throws {
    let color = try #require(kind.printed)
    #expect(color.contrast(with: Color(hex: 0xF3F3EE)) >= 4.5)
    #expect(HTMLWriter.css(of: Document(blocks: [])).contains(".code-\(kind.rawValue) {"))
  }
}
