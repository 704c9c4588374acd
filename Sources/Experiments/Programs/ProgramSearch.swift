import Basics
import Platform

/// Looks for a program where the system will.
enum ProgramSearch {
  /// - Throws: `notFound` if there is none, so that not every trial fails for it.
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
