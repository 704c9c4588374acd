import Basics

/// A request to stop, from a signal or a test, which a run checks regularly.
package final class StopRequest: Sendable {
  private let signal = Monitor<Int32?>(nil)

  package init() {}

  /// Requests the stop. Only the first request counts.
  ///
  /// - Parameter number: the number of the signal.
  package func stop(signal number: Int32) {
    signal.change { $0 = $0 ?? number }
  }

  /// Waits for a request, and returns the number of its signal.
  package func wait() -> Int32 { signal.wait { $0 } }

  /// The number of the signal; nil if nobody has requested a stop.
  package var number: Int32? { signal.access { $0 } }
}
