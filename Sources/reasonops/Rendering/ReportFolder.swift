import Basics
import Documents

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The folder of a report: writes what has changed, each file whole or not at all, or says what is stale.
struct ReportFolder: Sendable {
  let path: String
  private let record: RenderRecord

  init(_ path: String) {
    self.path = path
    record = RenderRecord(folder: path)
  }

  /// A file that was not as it should be, and why.
  struct Change {
    var name: String
    var reason: String
  }

  /// Writes what has changed, and what it was.
  func update(_ files: [OutputFile]) throws -> [Change] {
    try createFolders(for: files)
    var drawings: [String: String] = [:]
    for file in files {
      if case .drawn(let hash, _) = file.content { drawings[file.name] = RenderRecord.text(hash) }
    }
    let updated = RenderRecord(drawings: drawings)
    // Nothing may vouch for what is about to be overwritten, should this be interrupted.
    if updated != record { try? FileManager.default.removeItem(atPath: "\(path)/render.json") }
    let changes = try files.concurrentMap(update).compactMap(\.self)
    if updated != record || !exists("render.json") { try updated.write(to: path) }
    return changes
  }

  private func update(_ file: OutputFile) throws -> Change? {
    guard let change = change(of: file, ignoringImages: false) else { return nil }
    try AtomicFile.write(try bytes(of: file), to: "\(path)/\(file.name)")
    return change
  }

  /// What differs from what stands in the folder.
  func stale(_ files: [OutputFile]) -> [Change] {
    files.compactMap { change(of: $0, ignoringImages: true) }
  }

  /// The image of a figure as it stands in the folder, if it shows the same.
  func image(_ figure: Figure, _ hash: UInt64) -> [UInt8]? {
    let name = ReportFiles.imageName(figure)
    guard record.drawings[name] == RenderRecord.text(hash) else { return nil }
    return FileManager.default.contents(atPath: "\(path)/\(name)").map(Array.init)
  }

  /// - Parameter ignoringImages: whether a page with other image bytes but the same drawings is the same.
  private func change(of file: OutputFile, ignoringImages: Bool) -> Change? {
    guard exists(file.name) else { return Change(name: file.name, reason: "new") }
    switch file.content {
    case .text(let text, let comparable):
      let standing = FileManager.default.contents(atPath: "\(path)/\(file.name)")
      let old = standing.map { String(decoding: $0, as: UTF8.self) } ?? ""
      let isSame = old == text || ignoringImages && comparable(old) == comparable(text)
      return isSame ? nil : Change(name: file.name, reason: "its text changed")
    case .drawn(let hash, _):
      return record.drawings[file.name] == RenderRecord.text(hash)
        ? nil
        : Change(
          name: file.name,
          reason: record.drawings[file.name] == nil ? "nothing says what it was drawn from" : "its drawing changed")
    }
  }

  private func bytes(of file: OutputFile) throws -> [UInt8] {
    switch file.content {
    case .text(let text, _): Array(text.utf8)
    case .drawn(_, let make): try make()
    }
  }

  private func createFolders(for files: [OutputFile]) throws {
    try InputFile.createFolder(path)
    for folder in Set(files.compactMap { $0.name.split(separator: "/").dropLast().first }) {
      try InputFile.createFolder("\(path)/\(folder)")
    }
  }

  private func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(path)/\(name)")
  }
}
