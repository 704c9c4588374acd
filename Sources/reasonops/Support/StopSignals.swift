import Basics
import Experiments
import Platform
import Processes

/// Turns Ctrl-C and SIGTERM into a request to stop. The second signal ends the process at once.
enum StopSignals {
  /// Blocks the signals and starts a thread that waits for them. Must be called before any other thread is started,
  /// because threads inherit the set of blocked signals.
  ///
  /// - Throws: `cannotCreate` if no thread can be started.
  static func forward(to request: StopRequest) throws(Diagnostic) {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    // If the reader of the progress output ends, the run must continue.
    signal(SIGPIPE, SIG_IGN)
    // Report a file that reaches the size limit as an error, instead of ending.
    signal(SIGXFSZ, SIG_IGN)
    let awaited = signals
    _ = try WorkerThread {
      var awaited = awaited
      while true {
        var number: Int32 = 0
        guard sigwait(&awaited, &number) == 0 else { continue }
        if request.number != nil {
          // Start a new line, so that the next shell prompt is not on the progress line.
          if isatty(STDERR_FILENO) == 1 { Console.error("") }
          RunningGroups.kill()
          _exit(128 + number)
        }
        request.stop(signal: number)
      }
    }
  }
}
