import Basics

/// Successive halving for the settings of a program that reports curves: `halving: {measure: loss, best: lowest, keep:
/// 1/3, rungs: [10, 30]}` in a grid file.
///
/// All settings run up to the first rung, which is a step of their curves. The best of them go on to the second rung,
/// and so on. Those that pass the last rung run to their end. The rungs are synchronous: a rung decides after every
/// setting has reached it. So the rows do not depend on the number of trials at a time, on their order, or on where a
/// run was stopped. (The asynchronous rule, ASHA, lets a setting go on as soon as it is among the best so far. It
/// leaves no cores idle at the rungs, but its rows depend on which setting arrives first.)
///
/// Settings are compared by the mean over their seeds, and a setting goes on with all its seeds. Choosing single trials
/// would favour lucky seeds.
///
/// Source: Jamieson and Talwalkar 2016, "Non-stochastic best arm identification and hyperparameter optimization"; Li et
/// al. 2018, "Hyperband", section 2: of n settings the floor(n · keep) best go on.
package struct Halving: Codable, Equatable, Sendable {
  package enum Direction: String, Codable, CaseIterable, Sendable {
    case lowest, highest
  }

  /// The unit of the rungs, which is always the step of the curves.
  package var by = "step"
  /// The name of the number in the curve by which settings are compared.
  package var measure: String
  /// The direction in which the measure is better: the lowest or the highest value is the best.
  package var best: Direction
  /// The share of the settings that goes on, as the grid file has it: `1/3` or `0.25`.
  package var keep: String
  /// The steps of the rungs, in ascending order.
  package var rungs: [Int]

  /// A setting at a rung.
  struct Entrant {
    var cell: Cell
    /// The mean of the measure over its seeds.
    var value: Double

    typealias Cell = [String: String]
  }

  /// Returns the settings at a rung, the best first. Equal ones are sorted by their parameters. Values that are not
  /// finite come last.
  func ranked(_ entrants: [Entrant]) -> [Entrant] {
    entrants.sorted { a, b in
      guard a.value.isFinite && b.value.isFinite else {
        return a.value.isFinite == b.value.isFinite ? Self.precedes(a, b) : a.value.isFinite
      }
      guard a.value != b.value else { return Self.precedes(a, b) }
      return best == .lowest ? a.value < b.value : a.value > b.value
    }
  }

  private static func precedes(_ a: Entrant, _ b: Entrant) -> Bool {
    Trial(parameters: a.cell, seed: 0).precedes(Trial(parameters: b.cell, seed: 0))
  }

  /// Returns the number of ranked settings that go on: floor(n · keep), but at least one, and only settings with a
  /// finite value.
  func keptCount(_ ranked: [Entrant]) -> Int {
    let part = Self.part(keep) ?? (1, 2)
    let (product, overflow) = ranked.count.multipliedReportingOverflow(by: part.numerator)
    let count = overflow ? ranked.count : max(1, product / part.denominator)
    return min(count, ranked.count { $0.value.isFinite })
  }

  /// Reads a share such as `1/3` or `0.25` as an exact fraction; nil for anything that is not strictly between 0 and 1.
  static func part(_ text: String) -> (numerator: Int, denominator: Int)? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let pair: (Int?, Int?)
    if parts.count == 2 {
      pair = (Int(parts[0]), Int(parts[1]))
    } else {
      let digits =
        text.utf8.starts(with: "0.".utf8)
        ? text.dropFirst(2) : text.utf8.first == UInt8(ascii: ".") ? text.dropFirst() : ""
      guard (1...9).contains(digits.utf8.count) else { return nil }
      pair = (Int(digits), (0..<digits.utf8.count).reduce(1) { product, _ in 10 * product })
    }
    guard let numerator = pair.0, let denominator = pair.1, numerator > 0, numerator < denominator,
      denominator <= 1_000_000_000
    else { return nil }
    return (numerator, denominator)
  }
}

extension Halving: CustomStringConvertible {
  package var description: String {
    "the \(keep) with the \(best.rawValue) \(measure) at the steps \(rungs.map(String.init).joined(separator: ", "))"
  }
}
