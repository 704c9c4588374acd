import Basics
import PDFInspection
import Testing

/// Links are the only allowed actions, however a file writes an action.
@Suite struct PDFActionTests {
  /// Returns the problems of a file of one page with an annotation, further catalogue entries and further objects.
  private static func problems(annotation: String = "", catalog: String = "", objects: String = "") throws -> [String] {
    let text = """
      %PDF-1.7
      1 0 obj << /Type /Catalog /Pages 2 0 R \(catalog) >> endobj
      2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 612 792] >> endobj
      3 0 obj << /Type /Page /Parent 2 0 R /Annots [4 0 R] >> endobj
      4 0 obj << /Type /Annot /Subtype /Link /Rect [0 0 9 9] \(annotation) >> endobj
      \(objects)
      trailer << /Root 1 0 R >>
      """
    return Preflight(.document).problems(of: try PDFSummary(Array(text.utf8), name: "a.pdf"))
  }

  @Test(arguments: [
    "/A << /S /URI /URI (https://example.org/a) >>", "/A << /S /URI /URI (a.md) >>", "/A << /S /GoTo /D (x) >>",
    "/A << /S /URI /URI <68747470733A2F2F78> >>", "/Dest (x)", "/A << /O /Layout /Placement /Block >>",
  ]) func linksAreAllowed(_ annotation: String) throws {
    #expect(try Self.problems(annotation: annotation) == [])
  }

  @Test(arguments: [
    ("/A << /S /JavaScript /JS (app.alert(1)) >>", "an action of type JavaScript"),
    ("/A << /S /URI /URI (http://a/) /S /JavaScript /JS (app.alert(1)) >>", "an action of type JavaScript"),
    ("/A << /S /Java#53cript /J#53 (app.alert(1)) >>", "an action of type JavaScript"),
    ("/A << /S /Launch /F (x.exe) >>", "an action of type Launch"),
    ("/A << /S /Launch /F (x) /S /URI /URI (http://a) >>", "an action of type unknown"),
    ("/A << /S /GoToR /F (x.pdf) >>", "an action of type GoToR"),
    ("/A << /S /Named /N /Print >>", "an action of type Named"),
    ("/AA << /E << /S /SubmitForm /F (http://a) >> >>", "an action of type SubmitForm"),
    ("/A << /S /URI /URI (http://a) /Next << /S /Hide /T (x) >> >>", "an action of type Hide"),
    ("/A << /S /URI /URI (http://a) /Next [<< /S /Sound >>] >>", "an action of type Sound"),
    ("/A << /S /URI /URI (javascript:alert\\(1\\)) >>", "a link to 'javascript:alert(1)'"),
    ("/A << /S /URI /URI (\\152avascript:x) >>", "a link to 'javascript:x'"),
    ("/A << /S /URI /URI <6A617661 7363726970743A78> >>", "a link to 'javascript:x'"),
    ("/A << /S /URI /URI (file:///etc/passwd) >>", "a link to 'file:///etc/passwd'"),
    ("/A 9 0 R", "an action of type ImportData"), ("/A 7 0 R", "an action of type unknown"),
  ]) func othersAreNamed(_ annotation: String, _ summary: String) throws {
    let problems = try Self.problems(annotation: annotation, objects: "9 0 obj << /S /ImportData /F (x) >> endobj")
    #expect(problems.contains("there is \(summary)"), "\(problems)")
  }

  @Test func actionsOutsidePagesAreFound() throws {
    let script = "there is an action of type JavaScript"
    #expect(try Self.problems(catalog: "/OpenAction << /S /JavaScript /JS (x) >>") == [script])
    #expect(
      try Self.problems(
        catalog: "/Names << /JavaScript << /Names [(a) 8 0 R] >> >>", objects: "8 0 obj << /JS (x) >> endobj") == [
          script
        ])
    #expect(
      try Self.problems(objects: "8 0 obj << /Type /Action /S /Movie >> endobj") == ["there is an action of type Movie"]
    )
    #expect(try Self.problems(catalog: "/URI << /Base (javascript:) >>") == ["there is a link to 'javascript:'"])
  }

  /// Any kind of white space may separate the numbers of an object.
  @Test(arguments: ["8\n0\nobj", "8 0\tobj", "8  0 \r\n obj", "8 0obj"]) func noWayToWriteAnObjectHidesIt(
    _ head: String
  ) throws {
    let problems = try Self.problems(annotation: "/A 8 0 R", objects: "\(head) << /S /Launch /F (x) >> endobj")
    #expect(problems == ["there is an action of type Launch"])
  }

  /// A list of actions that many objects share cannot keep a reader busy.
  @Test func sharedListsOfActionsEnd() throws {
    let list = "8 0 obj [\(String(repeating: "<< /S /GoTo >> ", count: 20_000))] endobj\n"
    let links = (10..<20_010).map { "\($0) 0 obj << /A 8 0 R >> endobj\n" }.joined()
    #expect(throws: Diagnostic.self) { try Self.problems(objects: list + links) }
  }

  @Test func objectsThatCannotBeReadAreAProblem() throws {
    let packed = "8 0 obj << /Type /ObjStm /N 1 /First 4 /Filter /LZWDecode /Length 4 >> stream\nabcd\nendstream endobj"
    #expect(try Self.problems(objects: packed).count == 1)
  }
}
