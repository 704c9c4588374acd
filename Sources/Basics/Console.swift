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

  private static func write(_ line: String, to descriptor: Int32, _ name: String) throws(Diagnostic) {
    // Names and values of hostile files must not send commands to a terminal.
    let text = isatty(descriptor) == 1 ? line.printable : line
    try AtomicFile.writeAll(Array((text + "\n").utf8), to: descriptor, path: name)
  }
}
