import ArgumentParser
import Basics
import CairoGraphics
import Charts
import Graphics
import Statistics
import Tables

/// `bench charts`: makes an annotated heatmap of 23 × 12 cells on 12 × 11 inches, from the table to the bytes of a
/// file.
struct ChartsBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "charts", abstract: "Lay out and draw an annotated heatmap of 23 × 12 cells.")

  @Option(help: "How many times to draw it. The median and the best time are printed.")
  var rounds = 15

  @Flag(help: "Print the milliseconds of every round as JSON.")
  var json = false

  @Option(
    help:
      "Instead, draw it this many times, in one format after the other, and print the memory in use after a tenth of them and after all."
  )
  var renders: Int?

  func run() throws {
    let (specification, table) = Self.heatmap
    func layout() throws -> Drawing {
      try Chart(specification, table: table).layout(measurer: TextShaper())
    }
    let metadata = PDFMetadata(title: "heatmap")
    let tasks: [(name: String, body: () throws -> Int)] = [
      ("layout", { try layout().commands.count }),
      ("png", { try CairoRenderer.png(try layout(), dpi: 200).count }),
      ("pdf", { try CairoRenderer.pdf([try layout()], metadata: metadata).count }),
      ("svg", { try CairoRenderer.svg(try layout()).count }),
    ]
    if let renders { return try printMemory(renders, tasks.dropFirst().map(\.body)) }
    let times = try tasks.map { task in (task.name, try milliseconds(task.body)) }
    if json {
      Console.output(
        "{"
          + times.map { "\"\($0)\": [\($1.map(NumberText.shortest).joined(separator: ", "))]" }.joined(separator: ", ")
          + "}")
    } else {
      for (name, times) in times { Console.output(Self.line(name, times)) }
      Console.output("png \(try tasks[1].body()) bytes, pdf \(try tasks[2].body()) bytes")
    }
  }

  private func milliseconds(_ body: () throws -> Int) rethrows -> [Double] {
    let clock = ContinuousClock()
    var times: [Double] = []
    for _ in 0..<max(1, rounds) { times.append(try clock.measure { _ = try body() } / .milliseconds(1)) }
    return times
  }

  /// Returns a line of the report. Each time includes the layout: `png`, for example, goes from the table to bytes at
  /// 200 dpi.
  private static func line(_ name: String, _ times: [Double]) -> String {
    let median = NumberText.fixed(Summary.median(times) ?? .nan, digits: 1)
    return "\(name): median \(median) ms, best \(NumberText.fixed(times.min() ?? .nan, digits: 1)) ms"
  }

  private func printMemory(_ renders: Int, _ formats: [() throws -> Int]) throws {
    for count in 1...max(10, renders) {
      _ = try formats[count % formats.count]()
      guard count == max(10, renders) / 10 || count == max(10, renders) else { continue }
      let megabytes = NumberText.fixed(ProcessorTime.residentMegabytes, digits: 2)
      Console.output("after \(count) renders: \(megabytes) MB")
    }
  }

  private static var heatmap: (ChartSpecification, Table) {
    var generator = RandomGenerator("bench", "charts")
    let cells = (0..<23).flatMap { network in (0..<12).map { (network, $0) } }
    let table = Table([
      Column("network", texts: cells.map { "network \($0.0)" }), Column("task", texts: cells.map { "task \($0.1)" }),
      Column("accuracy", numbers: cells.map { _ in generator.uniform() }),
    ])
    var specification = ChartSpecification(marks: ["heatmap"], x: Channel("task"), y: Channel("network")) {
      $0.fill = Channel("accuracy")
      $0.width = 12 * 72
    }
    specification.height = 11 * 72
    return (specification, table)
  }
}
