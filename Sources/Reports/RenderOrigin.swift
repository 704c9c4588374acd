import Basics
import Platform

/// What a report was made from, for `render.json`: enough to find or to miss the same bytes later.
struct RenderOrigin: Codable, Equatable {
  struct ReadFile: Codable, Equatable {
    /// As it was named.
    var path: String
    var bytes: Int
    /// In hexadecimal, as `sha256sum` prints it.
    var sha256: String
  }

  /// What was typed, as a shell reads it.
  var command: String
  /// The notebook first.
  var files: [ReadFile]
  /// What was checked out of the git repository that the notebook is in: 40 hexadecimal digits; nil elsewhere.
  var commit: String?

  /// - Parameter paths: the notebook, and all that was read for it.
  init(command: String, reading paths: [String]) throws(Diagnostic) {
    self.command = command
    var seen: Set<String> = []
    let files = paths.filter { seen.insert($0).inserted && FileStatus(at: $0)?.isRegular == true }
    self.files = try files.concurrentMap { path throws(Diagnostic) in try ReadFile(path) }
    commit = paths.first.flatMap { RepositoryHead.commit(around: $0) }
  }

  /// Whether the same was read; the command and the commit may be others.
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

/// The commit of a git repository, read from its files: no program runs, and nothing that its configuration says.
enum RepositoryHead {
  /// Of the repository that a file is in.
  static func commit(around path: String) -> String? {
    var folder = URL(filePath: path).standardizedFileURL.deletingLastPathComponent()
    while true {
      let place = folder.appending(path: ".git").path
      if InputFile.exists(place) { return commit(inRepository: place) }
      guard folder.path != "/" else { return nil }
      folder.deleteLastPathComponent()
    }
  }

  /// - Parameter place: the folder of the repository, or a file that names it, as in a worktree.
  private static func commit(inRepository place: String) -> String? {
    var folder = place
    if let link = line(place), link.hasPrefix("gitdir: ") {
      folder = URL(filePath: String(link.dropFirst(8)), relativeTo: URL(filePath: place)).path
    }
    guard let head = line(folder + "/HEAD") else { return nil }
    guard head.hasPrefix("ref: ") else { return hash(head) }
    let name = String(head.dropFirst(5))
    // A name that leaves the folder is none of git's.
    guard name.hasPrefix("refs/"), !name.split(separator: "/").contains("..") else { return nil }
    let common = line(folder + "/commondir").map { URL(filePath: $0, relativeTo: URL(filePath: folder + "/")).path }
    let folders = [folder] + (common.map { [$0] } ?? [])
    return folders.lazy.compactMap { line("\($0)/\(name)").flatMap(hash) ?? packed(name, in: $0) }.first
  }

  /// References that git has put into one file: `hash name`.
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

  /// Nil for a pipe, which nobody may ever write to.
  private static func text(_ path: String) -> String? {
    FileStatus(at: path)?.isRegular == true ? try? InputFile.text(at: path) : nil
  }
}
