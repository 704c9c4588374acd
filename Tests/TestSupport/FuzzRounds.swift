import Foundation

/// How long tests with random inputs go on: `REASONOPS_FUZZ_FACTOR=200`, which `make fuzz` sets, makes them that much longer.
package enum FuzzRounds {
  private static let factor = ProcessInfo.processInfo.environment["REASONOPS_FUZZ_FACTOR"].flatMap { Int($0) } ?? 1

  /// - Parameter usual: the rounds of `make test`.
  package static func count(usual: Int) -> Int {
    usual * max(1, factor)
  }
}
