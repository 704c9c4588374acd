import Platform

/// A new file with a random name, in the folder of the file that it will replace. It is deleted if it is not renamed.
/// If its process is killed, the next process that writes to the folder deletes it.
final class TemporaryFile {
  private(set) var descriptor: Int32 = -1
  private var path = ""
  private var isRenamed = false

  private static let (prefix, suffix) = (".reasonops-", ".tmp")

  /// Creates the file, with the mode and the owner of the file that it replaces.
  ///
  /// - Throws: `cannotCreate`.
  init(for output: OutputPath) throws(Diagnostic) {
    let replaced = try output.existing()
    let folder = output.path.folder
    Self.removeAbandoned(in: folder)
    repeat {
      path = "\(folder)/\(Self.prefix)\(Self.randomName)\(Self.suffix)"
      if descriptor >= 0 { close(descriptor) }
      // The mode must never allow more readers than that of the replaced file, so it starts without any.
      let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
      descriptor = open(path, flags, replaced == nil ? 0o666 : 0o600)
      guard descriptor >= 0 else { throw AtomicFile.failure(.cannotCreate, "cannot create '\(output.path)'") }
      // The lock shows that this process lives. Before it was taken, another process may have deleted the file as
      // abandoned.
      flock(descriptor, LOCK_EX)
    } while !OpenFile.isStill(descriptor, at: path)
    guard let replaced else { return }
    if replaced.owner != geteuid() || replaced.group != getegid() {
      _ = fchown(descriptor, replaced.owner, replaced.group)
    }
    fchmod(descriptor, replaced.mode)
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if !isRenamed && !path.isEmpty { unlink(path) }
  }

  /// Moves the file to `target`, which replaces the file there.
  ///
  /// - Throws: `writeFailed`.
  func rename(to target: String) throws(Diagnostic) {
    guard Platform.rename(path, target) == 0 else {
      throw AtomicFile.failure(.writeFailed, "cannot write '\(target)'")
    }
    isRenamed = true
  }

  private static var randomName: String {
    let digits = String(UInt64.random(in: .min ... .max), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// The folders that were already searched for abandoned files.
  private static let tidied = Monitor<Set<String>>([])

  /// Deletes the temporary files of killed processes, at the first call for each folder.
  private static func removeAbandoned(in folder: String) {
    guard tidied.access({ $0.insert(folder).inserted }) else { return }
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    where name.hasPrefix(prefix) && name.hasSuffix(suffix) {
      removeIfAbandoned("\(folder)/\(name)")
    }
  }

  private static func removeIfAbandoned(_ path: String) {
    let descriptor = open(path, O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    guard FileStatus(of: descriptor)?.isRegular == true, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return }
    if OpenFile.isStill(descriptor, at: path) { unlink(path) }
  }
}
