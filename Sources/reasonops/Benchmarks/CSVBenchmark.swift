import Analysis
import ArgumentParser
import Basics
import Statistics
import Tables

/// `bench csv`: reads a CSV with the published columns and groups its accuracy by network, task and dataset.
struct CSVBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "csv", abstract: "Read a results file and group its accuracy by network, task and dataset.")

  @Argument(help: "A results file.")
  var csv: String

  @Option(help: "How many times to read it. The median and the best time are printed.")
  var rounds = 5

  func run() throws {
    let keys = ["network_type", "network_depth", "network_activation", "task", "dataset"]
    let measure = Aggregation.Measure(try Expression(parsing: "mean(accuracy)"))
    let aggregation = Aggregation(groupBy: keys, measures: [measure])
    var seconds: [Double] = []
    var result = Table()
    for _ in 0..<rounds {
      let clock = ContinuousClock()
      let start = clock.now
      let table = try CSVReader(keeping: Set(keys + ["accuracy"])).read(path: csv)
      result = try aggregation.evaluate(table)
      seconds.append((clock.now - start) / .seconds(1))
    }
    let sum =
      (Summary.mean((0..<result.rowCount).compactMap(result.known("accuracy_mean").number)) ?? .nan)
      * Double(result.rowCount)
    Console.output(
      "median \(Summary.median(seconds) ?? .nan) best \(seconds.min() ?? .nan) groups \(result.rowCount) sum \(sum)")
  }
}
