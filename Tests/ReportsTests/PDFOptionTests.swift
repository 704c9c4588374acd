import Basics
import Foundation
import Graphics
import PDFInspection
import Reports
import Tables
import TestSupport
import Testing

/// What a PDF of `templates/everything.md` contains and claims under each option.
@Suite struct PDFOptionTests {
  private static let notebook =
    #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/templates/everything.md"

  private static let conventions = ResultsConventions(
    reader: CSVReader(), exclusions: { _ in [] }, identity: { _ in nil }, exampleRuns: [Array(#"{"host": ""}"#.utf8)],
    key: [], knownTables: { _ in [:] })

  /// What other programs find in the file.
  private struct Facts {
    let summary: PDFSummary
    let text: String
    /// The text in the order of the structure tree, as a screen reader would read it.
    let spoken: String
    /// All objects, as JSON of qpdf.
    let objects: String

    init(_ path: String) throws {
      summary = try PDFSummary(try InputFile.bytes(at: path), name: path)
      text = try #require(try Tool.run("pdftotext", ["-layout", path, "-"]))
      let tree = try #require(try Tool.run("pdfinfo", ["-enc", "UTF-8", "-struct-text", path]))
      spoken = tree.matches(of: /"(.*)"/).map { String($0.1) }.joined().filter { !$0.isWhitespace }
      objects = try #require(try Tool.run("qpdf", ["--json", path]))
    }
  }

  private static func rendered(_ change: (inout ReportRequest) -> Void) throws -> Facts {
    try ScratchFolder.with { folder in
      var request = ReportRequest(notebook: notebook, named: "everything", data: [], folder: folder("out"))
      request.formats = try DocumentFormat.named(in: "pdf")
      change(&request)
      try ReportPipeline(request, conventions: conventions).update()
      return try Facts(folder("out/report.pdf"))
    }
  }

  @Test func aFileWithoutLinksSaysTheSame() throws {
    let linked = try Self.rendered { _ in }
    let plain = try Self.rendered { $0.hasLinks = false }
    #expect(linked.objects.contains("/Annots") && linked.objects.contains("/Outlines"))
    for word in ["Annots", "Outlines", "Dest", "Dests", "Link", "OBJR"] {
      #expect(!plain.objects.contains("\"/\(word)\""), "\(word)")
    }
    #expect(plain.text == linked.text && plain.spoken == linked.spoken && plain.spoken.count > 1_000)
    let refusals = Preflight(.document, mayHaveLinks: false, mustBeAccessible: true)
    #expect(refusals.problems(of: plain.summary) == [])
    #expect(refusals.problems(of: linked.summary).count { $0.contains("--no-links") } == 2)
    // All nodes other than links must still be there.
    var nodes = linked.summary.access.elements
    #expect(nodes.removeValue(forKey: "Link") ?? 0 > 10)
    #expect(Set(plain.summary.access.elements.keys) == Set(nodes.keys))
  }

  @Test(arguments: [
    ([PDFStandard.accessible], ["PDF/UA-1"]), ([.archived], ["PDF/A-2a"]), ([], []),
    ([.accessible, .archived], ["PDF/UA-1", "PDF/A-2a"]),
  ]) func aFileClaimsWhatItIsToldTo(_ standards: [PDFStandard], _ claims: [String]) throws {
    let facts = try Self.rendered { $0.standards = standards }
    #expect(facts.summary.access.standards == claims)
    #expect(facts.objects.contains("/OutputIntent") == standards.contains(.archived))
    #expect(Preflight(.document, mustBeAccessible: true).problems(of: facts.summary) == [])
  }

  @Test func standardsAreNamedInLists() throws {
    #expect(try PDFStandard.named(in: "a-2a,ua-1") == [.accessible, .archived])
    #expect(try PDFStandard.named(in: "none") == [])
    for wrong in ["a-1b", "none,ua-1", "", ","] {
      #expect(throws: Diagnostic.self, "\(wrong)") { try PDFStandard.named(in: wrong) }
    }
  }

  @Test func theHeadNamesThemToo() throws {
    try ScratchFolder.with { folder in
      func made(_ defaults: String) throws -> PDFSummary {
        let notebook = try folder.write("---\ndefaults: {\(defaults)}\n---\n\n[a](https://example.org)\n", to: "n.md")
        var request = ReportRequest(notebook: notebook, named: "n", data: [], folder: folder("out"))
        request.formats = try DocumentFormat.named(in: "pdf")
        try ReportPipeline(request, conventions: Self.conventions).update()
        return try PDFSummary(try InputFile.bytes(at: folder("out/report.pdf")), name: "a.pdf")
      }
      #expect(try made("links: true, pdf_standard: [ua-1]").annotations == ["Link"])
      let plain = try made("links: false, pdf_standard: none")
      #expect(plain.annotations == [] && plain.access.standards == [])
      let mistake = #expect(throws: Diagnostic.self) { try made("pdf_standard: a-3u") }
      #expect(mistake?.location?.line == 2 && mistake?.location?.column == 26)
    }
  }
}
