import Basics

/// `halving: {measure: loss, best: lowest, keep: 1/3, rungs: [10, 30]}`: successive halving of the settings of a program
/// that reports curves.
///
/// All settings run up to the first rung, a step of their curves. The best of them go on to the second, and so on; those
/// that come through the last rung run to their end. The rungs are synchronous: a rung decides once every setting has
/// come to it, so that the rows do not depend on the number of trials at a time, on their order, or on where a run was
/// stopped. (The asynchronous rule, ASHA, lets a setting go on as soon as it is among the best so far. It has no idle
/// cores at the rungs, but its rows depend on who comes first.)
///
/// A setting is compared by the mean over its seeds, and goes on with all of them: if single trials were chosen, lucky
/// seeds would be.
///
/// Source: Jamieson and Talwalkar 2016, "Non-stochastic best arm identification and hyperparameter optimization"; Li et
/// al. 2018, "Hyperband", section 2: of n settings the floor(n · keep) best go on.
package struct Halving: Codable, Equatable, Sendable {
  package enum Direction: String, Codable, CaseIterable, Sendable {
    case lowest, highest
  }

  /// What the rungs count, which is always the step of the curves.
  package var by = "step"
  /// A number of the curve.
  package var measure: String
  /// Which value of it is the best.
  package var best: Direction
  /// The part that goes on, as the grid file has it: `1/3` or `0.25`.
  package var keep: String
  /// Steps, each above the one before.
  package var rungs: [Int]

  /// A setting at a rung.
  struct Entrant {
    var cell: Cell
    /// The mean of its seeds.
    var value: Double

    typealias Cell = [String: String]
  }

  /// The settings at a rung, the best first; of equal ones the first by its parameters. A value that is not finite is the
  /// worst.
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

  /// How many of the ranked settings go on: floor(n · keep), but one at least, and none whose value is not finite.
  func keptCount(_ ranked: [Entrant]) -> Int {
    let part = Self.part(keep) ?? (1, 2)
    let (product, overflow) = ranked.count.multipliedReportingOverflow(by: part.numerator)
    let count = overflow ? ranked.count : max(1, product / part.denominator)
    return min(count, ranked.count { $0.value.isFinite })
  }

  /// A part of a whole, exactly: `1/3` or `0.25`; nil for all that does not lie between 0 and 1.
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
