import Basics
import CairoGraphics
import Charts
import Foundation
import Graphics
import Tables
import Testing

/// Lays out every sample with real fonts. `REASONOPS_GALLERY=folder` keeps the pictures.
@Suite struct GalleryTests {
  static let widths = [3.25, 5.5, 6.75]

  @Test func everySampleIsLaidOut() throws {
    let measurer = TextShaper()
    let folder = ProcessInfo.processInfo.environment["REASONOPS_GALLERY"]
    let samples = Self.widths.flatMap { width in
      Samples.all.map { sample in ("\(sample.name)-\(width)", { try sample.chart(width * 72) }) }
    }
    for (name, sample) in samples {
      do {
        let chart = try sample()
        let drawing = try chart.layout(measurer: measurer)
        #expect(chart.alternativeText.count > 60)
        guard let folder else { continue }
        try write(try CairoRenderer.png(drawing, dpi: 200), to: "\(folder)/\(name).png")
        let pdf = try CairoRenderer.pdf([drawing], metadata: PDFMetadata(title: name))
        try write(pdf, to: "\(folder)/\(name).pdf")
      } catch {
        Issue.record("\(name): \(error)")
      }
    }
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    try OutputPath(path, inputs: .none, replacing: .everything).write(bytes)
  }
}
