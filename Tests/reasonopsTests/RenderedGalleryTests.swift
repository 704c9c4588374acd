import Foundation
import TestSupport
import Testing

/// The gallery of every mark, scale and edge case, rendered by the program in every format.
@Suite struct RenderedGalleryTests {
  @Test func everyFigureIsSoundToOthers() throws {
    try ScratchFolder.with { scratch in
      let outcome = try Program.run([
        "render", "templates/gallery.md", "--data", "templates/gallery.csv", "--svg", "--out", scratch("out"),
      ])
      #expect(outcome.exitCode == 0, "\(outcome.errors)")
      let figures = try FileManager.default.contentsOfDirectory(atPath: scratch("out/figures")).sorted()
      let pdfs = figures.filter { $0.hasSuffix(".pdf") }
      #expect(pdfs.count > 30)
      for pdf in pdfs {
        let label = pdf.dropLast(4)
        #expect(figures.contains("\(label).png") && figures.contains("\(label).svg"))
        try expectSound(scratch("out/figures/\(pdf)"))
      }
    }
  }

  /// Checks that qpdf can read the PDF, and that all fonts are embedded subsets of outline fonts.
  private func expectSound(_ pdf: String) throws {
    #expect(try Tool.run("qpdf", ["--check", pdf])?.contains("No syntax or stream encoding errors") == true, "\(pdf)")
    let fonts = try #require(try Tool.run("pdffonts", [pdf])).split(separator: "\n").dropFirst(2)
    #expect(!fonts.isEmpty)
    for font in fonts {
      let isOutline = font.contains("TrueType") || font.contains("CID Type 0C")
      #expect(isOutline && font.contains("yes yes"), "\(pdf): \(font)")
    }
  }

  /// The resident memory after a thousand renders is at most 1 MB more than after a hundred.
  @Test(.disabled(if: Sanitizer.isActive, "a sanitizer's own memory grows"))
  func renderingAgainAndAgainHoldsNoMoreMemory() throws {
    // Without this, glibc keeps freed pages, and the memory grows once by the size of one picture, at an unpredictable
    // time.
    let environment = ["MALLOC_TRIM_THRESHOLD_": "131072"]
    let report = try Program.run(["bench", "charts", "--renders", "1000"], environment: environment).output
    let held = report.split(separator: "\n").compactMap { Double($0.split(separator: " ").dropLast().last ?? "") }
    #expect(held.count == 2 && held[1] - held[0] < 1, "\(report)")
  }
}
