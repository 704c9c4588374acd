import Platform

/// The program's two streams: results and paths go to standard output, progress and diagnostics to standard error.
package enum Console {
  /// Keeps the numbers of the standard streams from files that the program opens, where it was started without the
  /// streams: what it prints would go into the first file that it writes.
  package static func reserveStreams() {
    for number in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(number, F_GETFD) < 0 {
      // The lowest free number is that of the stream. It still cannot be used.
      _ = open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Ends the program if the line cannot be written, for example on a full disk: output that nobody can read must not
  /// count as a success. A reader that has closed the pipe (`| head`) is not an error.
  package static func output(_ line: String) {
    let reason = reasonNotWritten(line, to: STDOUT_FILENO)
    guard reason != 0 && reason != EPIPE else { return }
    let failure = AtomicFile.failure(.writeFailed, "cannot write 'standard output'", reason)
    Console.error(failure.description)
    exit(failure.kind.rawValue)
  }

  package static func error(_ line: String) {
    _ = reasonNotWritten(line, to: STDERR_FILENO)
  }

  /// Draws over the last line of the terminal on standard error, and leaves the cursor there.
  package static func redraw(_ line: String) {
    let text = "\r" + TerminalEscaping.line(line) + "\u{1B}[K"
    _ = AtomicFile.reasonNotWritten(Array(text.utf8), to: STDERR_FILENO)
  }

  private static func reasonNotWritten(_ line: String, to descriptor: Int32) -> Int32 {
    // Names and values of hostile files must not send commands to a terminal, nor to the one that shows a log later.
    AtomicFile.reasonNotWritten(Array((TerminalEscaping.text(line) + "\n").utf8), to: descriptor)
  }
}
