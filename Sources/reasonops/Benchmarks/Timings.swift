import Basics
import Statistics
import Tables

/// The times of repeated measurements.
struct Timings {
  private var milliseconds: [Double] = []

  mutating func measure(_ body: () throws -> Void) rethrows {
    milliseconds.append(try ContinuousClock().measure(body) / .milliseconds(1))
  }

  func print(_ name: String) {
    guard let median = Summary.median(milliseconds), let best = milliseconds.min() else { return }
    Console.output(
      "\(name): median \(NumberText.fixed(median, digits: 1)) ms, best \(NumberText.fixed(best, digits: 1)) ms")
  }
}
