import Documents
import Testing

/// Tests the BibTeX file beside a LaTeX document.
@Suite struct BibTeXWriterTests {
  private static func written(_ value: WorkList.WrittenText, key: String = "k") -> String {
    let work = WorkList.Work(key: key, name: "", label: "1", kind: "misc", fields: [("note", value)])
    return BibTeXWriter.write(WorkList(works: [work]))
  }

  @Test func texStaysAndTextsAreEscaped() {
    #expect(Self.written(.tex("{\\O}stby")) == "@misc{k,\n  note = {{\\O}stby},\n}\n")
    #expect(Self.written(.text("50% & {")) == "@misc{k,\n  note = {50\\% \\& \\{},\n}\n")
  }

  /// No text in an address can end its field or act as a command.
  @Test(arguments: ["a}, x = {b", "\\input{/etc/passwd}", "}}\n@misc{y,"])
  func addressesStayInTheirField(_ text: String) {
    let written = Self.written(.verbatim(text))
    #expect(written.unicodeScalars.count { $0 == "{" } == 2 && written.unicodeScalars.count { $0 == "}" } == 2)
    #expect(!written.unicodeScalars.contains("\\"))
  }

  @Test func aWorkWhoseKeyLaTeXCannotReadIsLeftOut() {
    #expect(Self.written(.text("a"), key: "a,b}").isEmpty)
  }
}
