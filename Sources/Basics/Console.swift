import Platform

/// The program's two streams: results and paths go to standard output, progress and diagnostics to standard error.
package enum Console {
  /// Ends the program if the line cannot be written, as on a full disk: what nobody can read is not done. A reader that
  /// went away (`| head`) is no error of ours.
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
    // Names and values of hostile files must not reach a terminal as commands.
    let text = isatty(descriptor) == 1 ? line.printable : line
    try AtomicFile.writeAll(Array((text + "\n").utf8), to: descriptor, path: name)
  }
}
