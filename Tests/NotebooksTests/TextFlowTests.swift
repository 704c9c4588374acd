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

  /// Items and rows under conditions belong to one list or table, and lists that are two stay two.
  @Test func listsAndTablesGoOn() throws {
    let each = "<!-- each network -->"
    #expect(try markdown("\(each)\n1. {{ network }}\n\(Self.end)\n").contains("1. a\n2. b\n"))
    #expect(try markdown("1. x\n\(Self.no)\n2. y\n\(Self.end)\n3. z\n").contains("1. x\n2. z\n"))
    #expect(try markdown("- x\n\n\(Self.yes)\n\n- y\n\n\(Self.end)\n").contains("- x\n- y\n"))
    let two = try markdown("1. a\n2. b\n\n5) c\n6) d\n\n- one\n\n* two\n")
    #expect(two.contains("1. a\n2. b\n\n<!-- -->\n\n5. c\n6. d\n\n- one\n\n<!-- -->\n\n- two\n"), "\(two)")
    #expect(try markdown("3. a\n\(Self.yes)\n7. b\n\(Self.end)\n").contains("3. a\n\n<!-- -->\n\n7. b\n"))
    let table = try markdown(
      "| N | Mean |\n|---|--:|\n\(each)\n| {{ network }} | {{ n() }} |\n\(Self.end)\n\(Self.no)\n| no | 1 |\n\(Self.end)\n| all | {{ n() }}[^f] |\n\n[^f]: Foot.\n"
    )
    #expect(
      table.contains("| N | Mean |\n|---|--:|\n| a | 6 |\n| b | 6 |\n| all | 12[^1] |\n\n[^1]: Foot."), "\(table)")
    let undivided = "| N |\n|---|\n| a |\n<!-- a comment -->\n\n| b |\n"
    #expect(try markdown(undivided).contains("| a |"))
  }

  @Test func abstractsFlowToo() throws {
    let head = sampleHead.replacing(
      "---\n", with: "---\nabstract: |\n  A.\n  \(Self.yes)\n  B.\n  \(Self.end)\n  C.\n", maxReplacements: 1)
    #expect(try markdown("Text.\n", head: head).contains("A.\nB.\nC."))
  }
}
