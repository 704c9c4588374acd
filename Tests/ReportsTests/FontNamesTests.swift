import Basics
import Foundation
import Reports
import Tables
import TestSupport
import Testing

/// The setting `font:` of a notebook. The families are in packages that the program needs or that `make setup`
/// installs.
@Suite struct FontNamesTests {
  private static let conventions = ResultsConventions(
    reader: CSVReader(), exclusions: { _ in [] }, identity: { _ in nil }, exampleRuns: [Array(#"{"host": ""}"#.utf8)],
    key: [], knownTables: { _ in [:] })

  private static let text = """
    Words, `code` and $x^2$.

    ```chart
    label: c
    mark: bar
    x: name
    y: mean(x)
    title: Mean $\\mu$
    caption: Bars.
    ```
    """

  private static func render(_ folder: ScratchFolder, _ font: String) throws {
    let notebook = try folder.write("---\n\(font)\n---\n\n\(text)\n", to: "n.md")
    let data = try folder.write("name,x\na,1\nb,2\n", to: "d.csv")
    var request = ReportRequest(notebook: notebook, named: "n", data: [data], folder: folder("out"))
    request.withSVG = true
    try ReportPipeline(request, conventions: conventions).update()
  }

  /// Returns the names of the fonts in a PDF, without subset tags.
  private static func fonts(_ path: String) throws -> Set<String> {
    let list = try #require(try Tool.run("pdffonts", [path]))
    return Set(list.matches(of: /(?m)^[A-Z]{6}\+(\S+)/).map { String($0.1) })
  }

  @Test func eachServesItsPart() throws {
    try ScratchFolder.with { folder in
      try Self.render(folder, "title: T")
      let usual = [
        "LiberationSerif", "LiberationSerif-Bold", "LiberationSans", "DejaVuSansMono", "TeXGyreTermesMath-Regular",
      ]
      #expect(try Self.fonts(folder("out/report.pdf")).isSuperset(of: usual))
      let image = try folder.bytes("out/figures/c.png")
      // Font names are not case-sensitive.
      let font = "{body: dejavu serif, figures: Liberation Serif, code: Liberation Mono, math: TeX Gyre Pagella Math}"
      try Self.render(folder, "title: T\nfont: \(font)")
      let all: Set = [
        "DejaVuSerif", "DejaVuSerif-Bold", "LiberationSerif", "LiberationMono", "TeXGyrePagellaMath-Regular",
      ]
      #expect(try Self.fonts(folder("out/report.pdf")) == all.union(["LiberationSerif-Bold"]))
      let inFigure = try Self.fonts(folder("out/figures/c.pdf"))
      #expect(inFigure.isSubset(of: ["LiberationSerif", "LiberationSerif-Bold", "TeXGyrePagellaMath-Regular"]))
      #expect(try folder.bytes("out/figures/c.png") != image)
      for file in ["out/figures/c.svg", "out/report.html"] {
        #expect(try folder.text(file).contains("font-family=\"&#39;Liberation Serif&#39;, Liberation Sans, Arial"))
      }
    }
  }

  /// A font with the same metrics does not move anything, but each file that shows it must change.
  @Test func figuresAreDrawnAgain() throws {
    try ScratchFolder.with { folder in
      try Self.render(folder, "title: T")
      let image = try folder.bytes("out/figures/c.png")
      try Self.render(folder, "title: T\nfont: {figures: Liberation Sans}")
      #expect(try folder.bytes("out/figures/c.png") == image)
      try Self.render(folder, "title: T\nfont: {math: TeX Gyre Pagella Math}")
      #expect(try folder.bytes("out/figures/c.png") != image)
    }
  }

  @Test(arguments: [
    ("body: Nosuch Serif", 14, "the font 'Nosuch Serif' is not installed", "'fc-list : family' lists"),
    ("code: Liberation Monos", 14, "the font 'Liberation Monos' is not installed", "did you mean 'Liberation Mono'?"),
    ("math: STIX Mathh", 14, "the font 'STIX Mathh' is not installed", "apt-get install fonts-stix"),
    ("body: Lato Nosuch", 14, "the font 'Lato Nosuch' is not installed", "apt-get install fonts-lato"),
    ("body: STIX Two Nosuch", 14, "the font 'STIX Two Nosuch' is not installed", "'fc-list"),
    // fontconfig substitutes another family for this generic name.
    ("figures: Sans", 17, "the font 'Sans' is not installed", "'fc-list"),
    ("math: Liberation Serif", 14, "the font 'Liberation Serif' has no table for mathematics", "TeX Gyre Pagella Math"),
  ]) func aFamilyThatIsNotThereIsAnError(_ font: String, _ column: Int, _ message: String, _ hint: String) throws {
    try ScratchFolder.with { folder in
      let list = #expect(throws: DiagnosticList.self) { try Self.render(folder, "font: {\(font)}") }
      let mistake = try #require(list?.diagnostics.first)
      #expect(mistake.message == message && mistake.kind == .badData)
      #expect(mistake.hint?.contains(hint) == true, "\(mistake.hint ?? "")")
      #expect(mistake.location?.line == 2 && mistake.location?.column == column)
      #expect(!InputFile.exists(folder("out/report.pdf")))
    }
  }

  @Test func allMistakesAreToldAtOnce() throws {
    try ScratchFolder.with { folder in
      let list = #expect(throws: DiagnosticList.self) { try Self.render(folder, "font: {body: No1, code: No2}") }
      #expect(list?.diagnostics.count == 2)
    }
  }
}
