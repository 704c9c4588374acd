import Notebooks
import Testing

/// Sentences under conditions stay in one paragraph with the sentences around them.
@Suite struct TextFlowTests {
  private static let yes = "<!-- when n() > 0 -->"
  private static let no = "<!-- when n() = 0 -->"
  private static let end = "<!-- end -->"

  /// Returns the paragraphs of the report, each as one line.
  private static func paragraphs(_ lines: String...) throws -> [String] {
    let text = try markdown(lines.joined(separator: "\n"))
    return text.split(separator: "\n\n").dropFirst().map {
      $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
  }

  @Test func sentencesUnderConditionsFlow() throws {
    #expect(try Self.paragraphs("A.", Self.yes, "B.", Self.end, "C.") == ["A. B. C."])
    #expect(try Self.paragraphs("A.", Self.no, "B.", Self.end, "C.") == ["A. C."])
    #expect(try Self.paragraphs(Self.yes, "A.", Self.end, Self.no, "B.", Self.end, "C.") == ["A. C."])
    #expect(try Self.paragraphs("A.", Self.yes, Self.yes, "*B* {{ n() }}.", Self.end, Self.end, "C.").count == 1)
    #expect(try Self.paragraphs("A", "<!-- when n()", "  > 0 -->", "B.", Self.end).count == 1)
  }

  @Test func emptyLinesEndParagraphs() throws {
    #expect(try Self.paragraphs("A.", "", Self.yes, "B.", Self.end, "", "C.") == ["A.", "B.", "C."])
    #expect(try Self.paragraphs("A.", Self.yes, "", "B.", Self.end, "C.") == ["A.", "B. C."])
    #expect(try Self.paragraphs("A.", Self.no, "B.", Self.end, "", "C.") == ["A.", "C."])
  }

  /// Text must not jump over what is between the pieces.
  @Test func nothingElseIsJoined() throws {
    #expect(try Self.paragraphs("A.", Self.no, "# H", Self.end, "B.") == ["A.", "B."])
    #expect(try Self.paragraphs("A.", Self.yes, "- item", Self.end, "", "B.") == ["A.", "- item", "B."])
    #expect(try Self.paragraphs("A.", "", Self.no, "B.", Self.end, "C.") == ["A.", "C."])
    #expect(try Self.paragraphs("A.", "<!-- a comment -->", "B.") == ["A.", "B."])
  }

  @Test func repetitionsFlowOnlyIntoText() throws {
    let each = "<!-- each network -->"
    #expect(try Self.paragraphs("All:", each, "{{ network }},", Self.end, "done.").count == 1)
    #expect(try Self.paragraphs("All:", "", each, "{{ network }}.", Self.end).count > 2)
  }

  @Test func abstractsFlowToo() throws {
    let head = sampleHead.replacing(
      "---\n", with: "---\nabstract: |\n  A.\n  \(Self.yes)\n  B.\n  \(Self.end)\n  C.\n", maxReplacements: 1)
    #expect(try markdown("Text.\n", head: head).contains("A.\nB.\nC."))
  }
}
