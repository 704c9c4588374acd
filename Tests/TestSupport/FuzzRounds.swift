import Foundation

/// The number of rounds of tests with random inputs. `make fuzz` multiplies it with `REASONOPS_FUZZ_FACTOR=200`.
package enum FuzzRounds {
  private static let factor = ProcessInfo.processInfo.environment["REASONOPS_FUZZ_FACTOR"].flatMap { Int($0) } ?? 1

  /// Returns the number of rounds.
  ///
  /// - Parameter usual: The number of rounds in `make test`.
  package static func count(usual: Int) -> Int {
    usual * max(1, factor)
  }
}
