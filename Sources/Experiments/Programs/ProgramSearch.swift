import Basics
import Platform

/// Searches a program as the system does when it starts one.
enum ProgramSearch {
  /// Checks that a program exists, so that the run fails at once instead of every trial.
  ///
  /// - Throws: `notFound` if the program does not exist or cannot be executed.
  static func check(_ program: String, _ environment: [String: String]) throws(Diagnostic) {
    if program.utf8.contains(UInt8(ascii: "/")) {
      guard access(program, X_OK) == 0 else { throw AtomicFile.failure(.notFound, "cannot start '\(program)'") }
      return
    }
    let folders = (environment["PATH"] ?? "/bin:/usr/bin").split(separator: ":")
    guard folders.contains(where: { access("\($0)/\(program)", X_OK) == 0 }) else {
      throw Diagnostic(
        .notFound, "there is no program '\(program)'",
        hint: "write ./\(program) for a file beside the grid file, or give its whole path")
    }
  }
}
