import Basics
import Testing

@Suite struct DiagnosticTests {
  @Test func printsPlaceLineCaretAndHint() {
    let location = SourceLocation(file: "grid.yaml", line: 3, column: 10, excerpt: "tasks: [reduce_som]")
    let error = Diagnostic.unknownName(
      "reduce_som", what: "task", valid: ["dot", "reduce_sum"], kind: .usage, at: location)
    #expect(
      error.description == """
        grid.yaml:3:10: error: unknown task 'reduce_som'
          tasks: [reduce_som]
                   ^
        hint: did you mean 'reduce_sum'? valid: dot, reduce_sum
        """)
    #expect(error.kind.rawValue == 64)
  }

  @Test func farNamesAreNotSuggested() {
    #expect(nearestName(to: "xyz", in: ["reduce_sum", "dot"]) == nil)
  }

  @Test func controlCharactersDoNotReachTheTerminal() {
    let error = Diagnostic(.badData, "bad", at: SourceLocation(file: "a", line: 1, excerpt: "\u{1B}[2Jx"))
    #expect(!error.description.contains("\u{1B}"))
  }
}
