import ArgumentParser
import Basics
import Statistics

/// `bench statistics`: computes the interquartile mean, with its interval, of 23 networks on 48 problems with 10 seeds
/// each.
struct StatisticsBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "statistics",
    abstract: "Bootstrap the interquartile mean of 23 networks, 48 problems and 10 seeds, 10,000 times.")

  @Option(help: "How many times to do it. The median and the best time are printed.")
  var rounds = 5

  func run() throws {
    var generator = RandomGenerator("bench statistics")
    let networks = (0..<23).map { _ in
      Sample(cells: (0..<48).map { _ in (0..<10).map { _ in generator.uniform() } })
    }
    var seconds: [Double] = []
    for _ in 0..<rounds {
      let duration = ContinuousClock().measure {
        for (index, network) in networks.enumerated() {
          let ordered = OrderedValues(network.trials)
          let bootstrap = Bootstrap(.trialsWithinCells, seed: UInt64(index))
          _ = bootstrap.interval(of: network.places) { ordered.interquartileMean(atPlaces: $0.trials) }
        }
      }
      seconds.append(duration / .seconds(1))
    }
    let times = [("median", Summary.median(seconds) ?? .nan), ("best", seconds.min() ?? .nan)]
    Console.output(times.map { "\($0.0) \($0.1) s" }.joined(separator: ", "))
  }
}
