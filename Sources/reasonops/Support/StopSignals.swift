import Basics
import Experiments
import Platform
import Processes

/// Turns Ctrl-C and SIGTERM into a request to stop; the second of them ends the process at once.
enum StopSignals {
  /// - Throws: `cannotCreate` where the system gives no thread to wait for signals.
  ///
  /// Must come before any other thread is made, since threads inherit what they do not listen to.
  static func forward(to request: StopRequest) throws(Diagnostic) {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    // A process that reads the progress may end. The run continues.
    signal(SIGPIPE, SIG_IGN)
    // A file that cannot grow is reported as an error.
    signal(SIGXFSZ, SIG_IGN)
    let awaited = signals
    _ = try WorkerThread {
      var awaited = awaited
      while true {
        var number: Int32 = 0
        guard sigwait(&awaited, &number) == 0 else { continue }
        if request.number != nil {
          // The next prompt must not appear after the progress line.
          if isatty(STDERR_FILENO) == 1 { Console.error("") }
          RunningGroups.kill()
          _exit(128 + number)
        }
        request.stop(signal: number)
      }
    }
  }
}
