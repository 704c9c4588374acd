import Platform

/// The program's output: results and paths go to standard output, progress and diagnostics to standard error.
package enum Console {
  /// Opens `/dev/null` for each standard stream that the program was started without. Otherwise a file that is opened
  /// later would get the number of that stream, and printed text would be written into it.
  package static func reserveStreams() {
    for number in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(number, F_GETFD) < 0 {
      // `open` returns the lowest free number, which is that of the stream. The mode makes each use of it fail.
      _ = open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Prints a line to standard output. Ends the program if that fails, for example on a full disk, because lost output
  /// must not count as success. A reader that has closed the pipe (`| head`) is not an error.
  package static func output(_ line: String) {
    let reason = reasonNotWritten(line, to: STDOUT_FILENO)
    guard reason != 0 && reason != EPIPE else { return }
    let failure = AtomicFile.failure(.writeFailed, "cannot write 'standard output'", reason)
    Console.error(failure.description)
    exit(failure.kind.rawValue)
  }

  /// Prints a line to standard error. A failure is ignored.
  package static func error(_ line: String) {
    _ = reasonNotWritten(line, to: STDERR_FILENO)
  }

  /// Replaces the last line of the terminal on standard error, and leaves the cursor at its end.
  package static func redraw(_ line: String) {
    let text = "\r" + TerminalEscaping.line(line) + "\u{1B}[K"
    _ = AtomicFile.reasonNotWritten(Array(text.utf8), to: STDERR_FILENO)
  }

  private static func reasonNotWritten(_ line: String, to descriptor: Int32) -> Int32 {
    // Text from hostile files must not send commands to the terminal, now or when somebody views a log later.
    AtomicFile.reasonNotWritten(Array((TerminalEscaping.text(line) + "\n").utf8), to: descriptor)
  }
}
