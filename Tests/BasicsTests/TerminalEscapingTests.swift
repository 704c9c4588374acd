import Basics
import Testing

@Suite struct TerminalEscapingTests {
  @Test func whatActsOnATerminalIsShownByItsNumber() {
    #expect(TerminalEscaping.text("\u{1B}[31mred\u{7}\r") == "\\u001B[31mred\\u0007\\u000D")
    #expect(TerminalEscaping.text("a\u{202E}b\u{2066}c\u{9B}d\u{2028}") == "a\\u202Eb\\u2066c\\u009Bd\\u2028")
    #expect(TerminalEscaping.text("one\n\ttwo é e\u{301} 中") == "one\n\ttwo é e\u{301} 中")
    #expect(TerminalEscaping.line("one\ntwo") == "one\\ntwo")
  }

  /// A line end in a name does not start a new message, and the caret stays below its column.
  @Test func diagnosticsStayInTheirLines() {
    let place = SourceLocation(file: "a\nerror: b\u{1B}[2J", line: 1, column: 4, excerpt: "\u{1B}e\u{301}x")
    let error = Diagnostic(.badData, "c\nd\u{202E}", hint: "e\nf", at: place)
    #expect(
      error.description == """
        a\\nerror: b\\u001B[2J:1:4: error: c\\nd\\u202E
          \\u001Be\u{301}x
                 ^
        hint: e\\nf
        """)
  }
}
