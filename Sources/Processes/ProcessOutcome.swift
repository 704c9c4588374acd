import Platform

/// How a program ended, and what it used.
package struct ProcessOutcome: Sendable {
  package enum End: Sendable, Equatable {
    /// It ended by itself, with this exit status.
    case status(Int32)
    /// A signal ended it.
    case signal(Int32)
    /// It was ended because it exceeded its time limit.
    case timeLimit
    /// It was ended because the run was stopped.
    case stopped
  }

  package var end: End
  /// The elapsed wall-clock time.
  package var seconds = 0.0
  /// The peak resident memory of the largest of its processes.
  package var peakMegabytes = 0.0
  /// The number of processes that it left behind and that were killed.
  package var leftBehind = 0

  init(_ end: End) {
    self.end = end
  }

  /// Makes the outcome for a status that `waitpid` returned.
  init(status: Int32) {
    let signal = status & 0x7F
    self.init(signal == 0 ? .status((status >> 8) & 0xFF) : .signal(signal))
  }

  mutating func count(_ usage: rusage) {
    #if canImport(Darwin)
    peakMegabytes = Double(usage.ru_maxrss) / 1e6
    #else
    // In kibibytes.
    peakMegabytes = Double(usage.ru_maxrss) * 1024 / 1e6
    #endif
  }
}
