import Platform

/// How a program ended, and what it took.
package struct ProcessOutcome: Sendable {
  package enum End: Sendable, Equatable {
    /// By itself.
    case status(Int32)
    case signal(Int32)
    /// It was ended for its time limit.
    case timeLimit
    /// It was ended because the run stops.
    case stopped
  }

  package var end: End
  /// On the clock.
  package var seconds = 0.0
  /// Of the largest of its processes.
  package var peakMegabytes = 0.0
  /// Processes that it left behind, and that were ended.
  package var leftBehind = 0

  init(_ end: End) {
    self.end = end
  }

  /// Of what `waitpid` says.
  init(status: Int32) {
    let signal = status & 0x7F
    self.init(signal == 0 ? .status((status >> 8) & 0xFF) : .signal(signal))
  }

  mutating func count(_ usage: rusage) {
    #if canImport(Darwin)
    let unit = 1e6
    #else
    let unit = 1e3
    #endif
    peakMegabytes = Double(usage.ru_maxrss) / unit
  }
}
