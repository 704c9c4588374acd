import Foundation
import TestSupport
import Testing

/// Picture files in all output formats, and the errors of pictures.
@Suite struct PictureTests {
  private static let fixtures = Program.root + "Tests/Fixtures/pictures"

  private struct Rendering {
    let outcome: Program.Outcome
    let files: [String: [UInt8]]

    func text(_ name: String) -> String { String(decoding: files[name] ?? [], as: UTF8.self) }
  }

  private static func render(_ body: String, _ options: String...) throws -> Rendering {
    try ScratchFolder.with { scratch in
      for name in try FileManager.default.contentsOfDirectory(atPath: fixtures) {
        try FileManager.default.copyItem(atPath: "\(fixtures)/\(name)", toPath: scratch(name))
      }
      let photo = try scratch.bytes("photo.jpg")
      try Data(photo[..<(photo.count / 2)]).write(to: URL(filePath: scratch("half.jpg")))
      let png = try scratch.bytes("small.png")
      try Data(png[..<(png.count - 30)]).write(to: URL(filePath: scratch("half.png")))
      try scratch.write("<svg xmlns='http://www.w3.org/2000/svg'><rect", to: "half.svg")
      try scratch.write("GIF89a", to: "other.gif")
      try scratch.write("name,x\na,1\nb,2\n", to: "d.csv")
      try scratch.write(body, to: "n.md")
      let outcome = try Program.run(
        ["render", scratch("n.md"), "--data", scratch("d.csv"), "--out", scratch("out")] + options, folder: scratch.path
      )
      var files: [String: [UInt8]] = [:]
      for name in scratch.files() where name.hasPrefix("out/") {
        files[String(name.dropFirst(4))] = try? scratch.bytes(name)
      }
      return Rendering(outcome: outcome, files: files)
    }
  }

  private static let notebook = """
    See [@fig:photo], [@fig:plan] and [@fig:both(b)].

    ![A *photo* of {{ n() }} rows,
    on two lines.](photo.jpg){#fig:photo width=2in}

    ![The plan.](arch.svg){#fig:plan alt="Two boxes"}

    ![small](small.png)

    ```chart
    label: c
    mark: bar
    x: name
    y: mean(x)
    show: false
    ```

    ```figure
    label: both
    panels: [c, arch.svg, turned.jpg, inks.jpg]
    caption: Four panels.
    ```
    """

  @Test func eachOutputShowsThem() throws {
    let report = try Self.render(Self.notebook, "--assets", "linked")
    #expect(report.outcome.exitCode == 0, "\(report.outcome.errors)")
    let markdown = report.text("report.md")
    for line in [
      "![A photo of 2 rows, on two lines.](figures/photo.jpg)", "**Figure 1.** A *photo* of 2 rows,\non two lines.",
      "![Two boxes](figures/plan.svg)", "![small](figures/picture-3.png)", "3](#fig-both)(b)",
      "**Figure 3.** Four panels.",
    ] {
      #expect(markdown.contains(line), "\(line)")
    }
    let photo = Array(try Data(contentsOf: URL(filePath: Self.fixtures + "/photo.jpg")))
    #expect(report.files["figures/photo.jpg"] == photo)
    #expect(report.text("report.html").contains(#"src="figures/plan.svg""#))
    #expect(
      !report.text("figures/plan.svg").contains("alert") && !report.text("figures/plan.svg").contains("127.0.0.1"))
    // The JPEG is embedded as it is, not decompressed.
    #expect(report.text("figures/photo.pdf").contains("/DCTDecode"))
    #expect(report.text("figures/photo.tex").contains("width=2in"))
    #expect(!report.text("figures/picture-3.tex").contains("caption"))
    #expect(report.files["figures/both.png"] != nil && report.files["tables/c.csv"] != nil)
    #expect(report.files["tables/photo.csv"] == nil)
  }

  @Test func aPageHoldsThemInItself() throws {
    let page = try Self.render(Self.notebook).text("report.html")
    for type in ["image/jpeg", "image/svg+xml", "image/png"] { #expect(page.contains("src=\"data:\(type);base64,")) }
  }

  @Test(arguments: [
    ("A ![x](small.png) in text.", "1:3", "a picture can only stand alone in its paragraph"),
    ("- ![x](small.png)", "1:3", "a picture can only stand alone in its paragraph"),
    ("![x](https://a.org/x.png)", "1:6", "a picture must be a file beside the notebook, not 'https://a.org/x.png'"),
    ("![x](none.png)", "1:6", "no such file"), ("![x](../n.png)", "1:6", "is outside the notebook's folder"),
    ("![x](half.jpg)", "1:6", "'half.jpg' is damaged"), ("![x](half.png)", "1:6", "'half.png' is damaged"),
    ("![x](half.svg)", "1:6", "half.svg"), ("![x](other.gif)", "1:6", "'other.gif' is no picture that can be shown"),
    ("![x](small.png){#tab:x}", "1:17", "'#tab:x' cannot be the name of a picture"),
    ("![x](small.png){widht=3in}", "1:17", "'widht=3in' has no meaning at a picture"),
    ("![two\nlines](small.png){width=3miles}", "2:25", "'3miles' is no length"),
    ("![x](small.png){#fig:x}\n\n[@fig:x(a)]", "3:3", "'x' has no panel (a)"),
    ("```figure\nlabel: f\npanels: [chart, small.png]\n```", "3:10", "unknown panel 'chart'"),
    ("```figure\nlabel: f\n```", "1:1", "the figure has no 'panels'"),
    ("```figure\nlabel: f\npanels: [small.png]\nwidth: wide\n```", "4:8", "'wide' is no length"),
  ])
  func mistakesAreNamedAtTheirPlace(_ body: String, place: String, message: String) throws {
    let outcome = try Self.render(body).outcome
    #expect([65, 66].contains(outcome.exitCode), "\(outcome.exitCode)")
    #expect(outcome.errors.contains("n.md:\(place): error: ") && outcome.errors.contains(message), "\(outcome.errors)")
  }

  /// A small SVG that would take hours to draw.
  @Test func vectorsThatTakeTooLongAreRefused() throws {
    let blurs = String(repeating: "<rect width='900' height='900' filter='url(#f)'/>", count: 5_000)
    let svg = """
      <svg xmlns='http://www.w3.org/2000/svg' width='900' height='900'><filter id='f'><feTurbulence baseFrequency='0.01' \
      numOctaves='10'/><feGaussianBlur stdDeviation='50'/></filter>\(blurs)</svg>
      """
    try ScratchFolder.with { scratch in
      try scratch.write(svg, to: "slow.svg")
      try scratch.write("name,x\na,1\n", to: "d.csv")
      try scratch.write("![x](slow.svg)\n", to: "n.md")
      let outcome = try Program.run(
        ["render", scratch("n.md"), "--data", scratch("d.csv"), "--out", scratch("out"), "--limit", "seconds=1"],
        folder: scratch.path)
      #expect(
        outcome.exitCode == 65 && outcome.errors.contains("n.md:1:6: error: 'slow.svg' has more than 1 second"),
        "\(outcome.errors)")
    }
  }

  /// A file whose header declares more pixels than fit into memory.
  @Test func aSmallFileOfManyPixelsIsRefused() throws {
    var bytes = Array(try Data(contentsOf: URL(filePath: Self.fixtures + "/small.png")))
    bytes.replaceSubrange(16..<24, with: [0, 0, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF])
    try ScratchFolder.with { scratch in
      try Data(bytes).write(to: URL(filePath: scratch("many.png")))
      try scratch.write("name,x\na,1\n", to: "d.csv")
      try scratch.write("![x](many.png)\n", to: "n.md")
      let outcome = try Program.run(
        ["render", scratch("n.md"), "--data", scratch("d.csv"), "--out", scratch("out")], folder: scratch.path)
      #expect(outcome.exitCode == 65 && outcome.errors.contains("--limit pixels=N"), "\(outcome.errors)")
    }
  }
}
