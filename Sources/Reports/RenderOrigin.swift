import Basics
import Platform

/// What a report was made from, for `render.json`. With it, the same inputs can be found, or a change of them noticed.
struct RenderOrigin: Codable, Equatable {
  /// A file that was read.
  struct ReadFile: Codable, Equatable {
    /// The path as the command or the notebook names it.
    var path: String
    var bytes: Int
    /// The SHA-256 digest in hexadecimal, as `sha256sum` prints it.
    var sha256: String
  }

  /// The command that was typed, quoted for a shell.
  var command: String
  /// The files that were read, the notebook first.
  var files: [ReadFile]
  /// The checked-out commit of the git repository that the notebook is in, as 40 hexadecimal digits; nil outside of
  /// one.
  var commit: String?

  /// Reads the files and computes their digests.
  ///
  /// - Parameters:
  ///   - command: The command that was typed.
  ///   - paths: The notebook, and then all files that were read for it. Streams among them are left out.
  init(command: String, reading paths: [String]) throws(Diagnostic) {
    self.command = command
    var seen: Set<String> = []
    let files = paths.filter { seen.insert($0).inserted && FileStatus(at: $0)?.isRegular == true }
    self.files = try files.concurrentMap { path throws(Diagnostic) in try ReadFile(path) }
    commit = paths.first.flatMap { RepositoryHead.commit(around: $0) }
  }

  /// Returns true if both were made from the same files. The command and the commit may differ.
  func hasSameFiles(as other: RenderOrigin) -> Bool { files == other.files }
}

extension RenderOrigin.ReadFile {
  private static let chunk = 1 << 20

  fileprivate init(_ path: String) throws(Diagnostic) {
    let descriptor = try InputFile.opened(path)
    defer { close(descriptor) }
    var (hash, size) = (SHA256(), 0)
    while true {
      let bytes = try InputFile.read(descriptor, Self.chunk, path)
      if bytes.isEmpty { break }
      hash.absorb(bytes)
      size += bytes.count
    }
    self.init(path: path, bytes: size, sha256: hash.digest)
  }
}

/// Finds the commit of a git repository from its files. It runs no program, and so nothing that the repository
/// configures.
enum RepositoryHead {
  /// Returns the checked-out commit of the repository that a file is in; nil if there is none.
  static func commit(around path: String) -> String? {
    var folder = URL(filePath: path).standardizedFileURL.deletingLastPathComponent()
    while true {
      let place = folder.appending(path: ".git").path
      if InputFile.exists(place) { return commit(inRepository: place) }
      guard folder.path != "/" else { return nil }
      folder.deleteLastPathComponent()
    }
  }

  /// - Parameter place: The `.git` folder, or a `.git` file that names the folder, as in a worktree.
  private static func commit(inRepository place: String) -> String? {
    var folder = place
    if let link = line(place), link.hasPrefix("gitdir: ") {
      folder = URL(filePath: String(link.dropFirst(8)), relativeTo: URL(filePath: place)).path
    }
    guard let head = line(folder + "/HEAD") else { return nil }
    guard head.hasPrefix("ref: ") else { return hash(head) }
    let name = String(head.dropFirst(5))
    // git never makes a reference that leads out of the folder.
    guard name.hasPrefix("refs/"), !name.split(separator: "/").contains("..") else { return nil }
    let common = line(folder + "/commondir").map { URL(filePath: $0, relativeTo: URL(filePath: folder + "/")).path }
    let folders = [folder] + (common.map { [$0] } ?? [])
    return folders.lazy.compactMap { line("\($0)/\(name)").flatMap(hash) ?? packed(name, in: $0) }.first
  }

  /// Looks up a reference in `packed-refs`, which has lines of the form `hash name`.
  private static func packed(_ name: String, in folder: String) -> String? {
    guard let text = text(folder + "/packed-refs") else { return nil }
    let found = text.split(separator: "\n").first { $0.hasSuffix(" " + name) }
    return found.flatMap { hash(String($0.prefix(40))) }
  }

  private static func hash(_ text: String) -> String? {
    let isHash = text.utf8.count == 40 && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    return isHash ? text : nil
  }

  private static func line(_ path: String) -> String? { text(path)?.split(separator: "\n").first.map(String.init) }

  /// Returns nil for anything but a regular file: reading a pipe could block for ever.
  private static func text(_ path: String) -> String? {
    FileStatus(at: path)?.isRegular == true ? try? InputFile.text(at: path) : nil
  }
}
