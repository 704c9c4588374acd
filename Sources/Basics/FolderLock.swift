import Platform

/// A lock that keeps a second run out of a folder. The system releases it when its process ends, however it ends.
package final class FolderLock {
  private let output: OutputPath
  private let descriptor: Int32
  /// The process and host of an earlier run that was killed and left its lock file; nil if there was none.
  package let deadHolder: String?

  /// The text that every lock file begins with.
  package static let beginning = "process "

  /// - Parameter host: The name of this machine.
  /// - Throws: `cannotCreate` if another run holds the lock, with its process, or if the lock file cannot be made.
  package init(_ path: String, host: String) throws(Diagnostic) {
    output = try OutputPath(
      path, inputs: .none, replacing: .beginning([Array(Self.beginning.utf8)], what: "the lock of a run"))
    descriptor = try Self.openLocked(output)
    let text = Self.text(in: descriptor)
    deadHolder = text.isEmpty ? nil : text
    ftruncate(descriptor, 0)
    _ = AtomicFile.reasonNotWritten(Array("\(Self.beginning)\(getpid()) on \(host)".utf8), to: descriptor)
  }

  deinit {
    // Remove the file before releasing the lock: a waiting run must not find an unlocked file of the same name. If the
    // folder was deleted and created again, the file at the path belongs to another run and must stay.
    if OpenFile.isStill(descriptor, at: output.path) { output.remove() }
    close(descriptor)
  }

  /// Returns the process and host of the run that holds the lock now; nil if no run does.
  package static func holder(of path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    return flock(descriptor, LOCK_EX | LOCK_NB) == 0 ? nil : text(in: descriptor)
  }

  private static func openLocked(_ output: OutputPath) throws(Diagnostic) -> Int32 {
    var attempts = 0
    while true {
      let descriptor = try output.open()
      let reason = flock(descriptor, LOCK_EX | LOCK_NB) == 0 ? 0 : errno
      if reason == 0 {
        // The run before may have removed the file after this one opened it and before it was locked.
        if OpenFile.isStill(descriptor, at: output.path) { return descriptor }
      } else {
        // `holder(of:)` takes the lock for a moment, so try again. A run keeps the lock for longer.
        attempts += 1
        if attempts == 10 {
          defer { close(descriptor) }
          throw refusal(output.path, reason, holder: text(in: descriptor))
        }
        usleep(20_000)
      }
      close(descriptor)
    }
  }

  /// - Parameter reason: The `errno` of the failed lock.
  private static func refusal(_ path: String, _ reason: Int32, holder: String) -> Diagnostic {
    guard reason == EWOULDBLOCK else {
      return Diagnostic(.cannotCreate, "cannot lock '\(path)': \(String(cString: strerror(reason)))")
    }
    return Diagnostic(
      .cannotCreate, "another run is using this folder: \(holder.isEmpty ? "just begun" : holder)",
      hint: "wait for it, stop it, or use another folder with --out", at: SourceLocation(file: path))
  }

  private static func text(in descriptor: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 200)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }
}
