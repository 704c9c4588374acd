import Basics
import CairoGraphics
import Charts
import Foundation
import Graphics
import Tables
import Testing

/// Lays every sample out with real fonts; `REASONOPS_GALLERY=folder` keeps the pictures.
@Suite struct GalleryTests {
  static let charts: [(name: String, chart: @Sendable () throws -> Chart)] = {
    var charts: [(String, @Sendable () throws -> Chart)] = []
    for width in [3.25, 5.5, 6.75] {
      let points = width * 72
      charts.append(
        ("heat-23x12-\(width)", { try Chart(Samples.heatmap(width: points), table: Samples.networkByTask()) }))
      charts.append(
        ("heat-9x12-\(width)", { try Chart(Samples.heatmap(width: points), table: Samples.networkByTask(networks: 9)) })
      )
      charts.append(
        (
          "heat-3x5-\(width)",
          {
            var specification = Samples.heatmap(width: points)
            specification.x = Channel(["network_activation"], order: Samples.activations)
            specification.y = Channel("network_depth")
            specification.flag = nil
            let rows = ["1", "2", "3"].flatMap { d in Samples.activations.map { [d, $0] } }
            return try Chart(specification, table: Samples.bars(["network_depth", "network_activation"], rows))
          }
        ))
      let types = ["dense", "dense_residual", "mlp", "multiply", "multiply_simple", "two_tower_sum"]
      charts.append(
        (
          "bar-type-\(width)",
          {
            try Chart(
              Samples.bar(["network_type"], width: points), table: Samples.bars(["network_type"], types.map { [$0] }))
          }
        ))
      charts.append(
        (
          "bar-network-\(width)",
          {
            let rows = Samples.networks.map { [$0.type, "\($0.depth)", $0.activation] }
            return try Chart(
              Samples.bar(Samples.networkColumns, width: points), table: Samples.bars(Samples.networkColumns, rows))
          }
        ))
      charts.append(
        (
          "bar-activation-\(width)",
          {
            try Chart(
              Samples.bar(["network_activation"], width: points),
              table: Samples.bars(["network_activation"], Samples.activations.map { [$0] }))
          }
        ))
      charts.append(
        (
          "bar-grouped-\(width)",
          {
            let rows = types.prefix(4).flatMap { t in ["one_hot", "many_hot", "random"].map { [t, $0] } }
            return try Chart(
              Samples.bar(["network_type"], fill: "dataset", width: points),
              table: Samples.bars(["network_type", "dataset"], rows))
          }
        ))
    }
    return charts
  }()

  @Test func everySampleIsLaidOut() throws {
    let measurer = PangoTextMeasurer()
    let folder = ProcessInfo.processInfo.environment["REASONOPS_GALLERY"]
    for (name, chart) in Self.charts {
      do {
        let chart = try chart()
        let drawing = try chart.layout(measurer: measurer)
        #expect(chart.alternativeText.count > 60)
        guard let folder else { continue }
        try AtomicFile.write(try CairoRenderer.png(drawing, dpi: 200), to: "\(folder)/\(name).png")
        let pdf = try CairoRenderer.pdf([drawing], metadata: PDFMetadata(title: name))
        try AtomicFile.write(pdf, to: "\(folder)/\(name).pdf")
      } catch {
        Issue.record("\(name): \(error)")
      }
    }
  }
}
