import ArgumentParser
import Basics
import CairoGraphics
import Charts
import Graphics
import Statistics
import Tables

/// `bench charts`: an annotated heatmap of 23 × 12 cells on 12 × 11 inches, from table to bytes.
struct ChartsBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "charts", abstract: "Lays out and draws an annotated heatmap of 23 × 12 cells.")

  @Option(help: "How often to draw it; the median and the best time are printed.")
  var rounds = 15

  func run() throws {
    let (specification, table) = Self.heatmap
    let drawing = try Chart(specification, table: table).layout(measurer: PangoTextMeasurer())
    let metadata = PDFMetadata(title: "heatmap")
    func layout() throws -> Drawing {
      try Chart(specification, table: table).layout(measurer: PangoTextMeasurer())
    }
    try measure("layout alone") { _ = try layout() }
    try measure("png at 200 dpi, with layout") { _ = try CairoRenderer.png(try layout(), dpi: 200) }
    try measure("pdf, with layout") { _ = try CairoRenderer.pdf([try layout()], metadata: metadata) }
    try measure("svg, with layout") { _ = try CairoRenderer.svg(try layout()) }
    let bytes = (
      try CairoRenderer.png(drawing, dpi: 200).count, try CairoRenderer.pdf([drawing], metadata: metadata).count
    )
    Console.output("png \(bytes.0) bytes, pdf \(bytes.1) bytes")
  }

  private func measure(_ name: String, _ body: () throws -> Void) rethrows {
    let clock = ContinuousClock()
    var milliseconds: [Double] = []
    for _ in 0..<max(1, rounds) { milliseconds.append(try clock.measure(body) / .milliseconds(1)) }
    let median = NumberText.fixed(Summary.median(milliseconds)!, digits: 1)
    Console.output("\(name): median \(median) ms, best \(NumberText.fixed(milliseconds.min()!, digits: 1)) ms")
  }

  private static var heatmap: (ChartSpecification, Table) {
    var generator = RandomGenerator("bench", "charts")
    let cells = (0..<23).flatMap { network in (0..<12).map { (network, $0) } }
    let table = Table([
      Column("network", texts: cells.map { "network \($0.0)" }), Column("task", texts: cells.map { "task \($0.1)" }),
      Column("accuracy", numbers: cells.map { _ in generator.uniform() }),
    ])
    var specification = ChartSpecification(
      marks: ["heatmap"], x: Channel("task"), y: Channel("network"), fill: Channel("accuracy"), width: 12 * 72)
    specification.height = 11 * 72
    return (specification, table)
  }
}
