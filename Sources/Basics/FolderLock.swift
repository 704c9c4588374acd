import Platform

/// Keeps a second run out of a folder. The system gives the lock back when its process dies, however it dies.
package final class FolderLock {
  private let output: OutputPath
  private let descriptor: Int32
  /// What a run that did not end by itself left in the lock: its process and host.
  package let deadHolder: String?

  /// What every lock begins with.
  package static let beginning = "process "

  /// - Parameter host: the name of this machine.
  /// - Throws: `cannotCreate` if another run holds the lock, with its process, or if no file can be made.
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
    // Remove the file before releasing the lock: a waiting run must not find an unlocked file of the same name. Do not
    // remove the file of a run in a folder that was created again since.
    if OpenFile.isStill(descriptor, at: output.path) { output.remove() }
    close(descriptor)
  }

  /// The run that holds a lock at this moment; nil if none does.
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
        // The run before may have removed the file between our opening and locking it.
        if OpenFile.isStill(descriptor, at: output.path) { return descriptor }
      } else {
        // A process that only looks for the holder has the lock for a moment. A run has it for longer.
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

  /// - Parameter reason: the system's, of not giving the lock.
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
