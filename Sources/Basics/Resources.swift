import Platform

/// Threads and open files that libraries take without asking. Dispatch and Pango stop or hang the program where they do
/// not get them, so they are asked for first.
package enum Resources {
  /// Why libraries cannot be used; nil where they have what they need.
  package static let shortage: Diagnostic? = threadShortage ?? descriptorShortage

  /// For each core one that works and two that look for its fonts, and a few that wait.
  private static let threads = ProcessInfo.processInfo.activeProcessorCount * 3 + 6
  /// Of a font, its list, a file that is written and its folder, and of waiting.
  private static let descriptors = 4

  private static var threadShortage: Diagnostic? {
    let gate = Monitor(false)
    var started: [WorkerThread] = []
    defer {
      gate.change { $0 = true }
      started.forEach { $0.join() }
    }
    do throws(Diagnostic) {
      for _ in 0..<threads { started.append(try WorkerThread { _ = gate.wait { $0 ? true : nil } }) }
      return nil
    } catch {
      return error
    }
  }

  private static var descriptorShortage: Diagnostic? {
    var opened: [Int32] = []
    defer { opened.forEach { close($0) } }
    for _ in 0..<descriptors {
      let descriptor = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0)
      let reason = errno
      // Standard error may be closed.
      guard descriptor >= 0 || reason == EBADF else {
        return AtomicFile.failure(
          .cannotCreate, "this program can open no more files", reason,
          hint: "raise the limit of open files, such as by ulimit -n 256")
      }
      if descriptor >= 0 { opened.append(descriptor) }
    }
    return nil
  }
}
