import Basics

/// A wish to stop, from a signal or a test, that a run looks at.
package final class StopRequest: Sendable {
  private let signal = Monitor<Int32?>(nil)

  package init() {}

  /// - Parameter number: the signal; the first one counts.
  package func stop(signal number: Int32) {
    signal.change { $0 = $0 ?? number }
  }

  /// Waits for a signal.
  package func wait() -> Int32 { signal.wait { $0 } }

  package var number: Int32? { signal.access { $0 } }
}
