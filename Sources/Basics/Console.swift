#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The program's two streams: results and paths go to standard output, progress and diagnostics to standard error.
package enum Console {
  package static func output(_ line: String) {
    write(line, to: STDOUT_FILENO)
  }

  package static func error(_ line: String) {
    write(line, to: STDERR_FILENO)
  }

  /// A reader that went away (`| head`) is no error of ours.
  private static func write(_ line: String, to descriptor: Int32) {
    try? AtomicFile.writeAll(Array((line + "\n").utf8), to: descriptor, path: "the terminal")
  }
}
