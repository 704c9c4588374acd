import Platform

/// The program's two streams: results and paths go to standard output, progress and diagnostics to standard error.
package enum Console {
  /// Ends the program if the line cannot be written, for example on a full disk: output that nobody can read must not
  /// count as a success. A reader that has closed the pipe (`| head`) is not an error.
  package static func output(_ line: String) {
    do throws(Diagnostic) {
      try write(line, to: STDOUT_FILENO, "standard output")
    } catch {
      guard errno != EPIPE else { return }
      Console.error(error.description)
      exit(error.kind.rawValue)
    }
  }

  package static func error(_ line: String) {
    try? write(line, to: STDERR_FILENO, "standard error")
  }

  /// Draws over the last line of the terminal on standard error, and leaves the cursor there.
  package static func redraw(_ line: String) {
    let text = "\r" + TerminalEscaping.line(line) + "\u{1B}[K"
    try? AtomicFile.writeAll(Array(text.utf8), to: STDERR_FILENO, path: "the terminal")
  }

  private static func write(_ line: String, to descriptor: Int32, _ name: String) throws(Diagnostic) {
    // Names and values of hostile files must not send commands to a terminal, nor to the one that shows a log later.
    try AtomicFile.writeAll(Array((TerminalEscaping.text(line) + "\n").utf8), to: descriptor, path: name)
  }
}
