import Platform

/// A check for the threads and file descriptors that libraries need. Dispatch and Pango hang or stop the program if
/// they do not get them, so this program tries to get as many first.
package enum Resources {
  /// Why the libraries cannot be used; nil if they can.
  package static let shortage: Diagnostic? = threadShortage ?? descriptorShortage

  /// For each core, one thread that works and two that look for its fonts; and six that wait.
  private static let threads = ProcessInfo.processInfo.activeProcessorCount * 3 + 6
  /// The files that are open at the same time: fonts, a file that is written and its folder, and one for waiting.
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
      // EBADF means that standard error itself is closed, which is allowed.
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
