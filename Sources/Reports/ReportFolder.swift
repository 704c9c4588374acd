import Basics
import Documents
import Platform

/// The folder of a report: writes what has changed, each file whole or not at all, or lists what is out of date.
package struct ReportFolder: Sendable {
  let path: String
  private let record: RenderRecord

  init(_ path: String) {
    self.path = path
    record = RenderRecord(folder: path)
  }

  /// A file that was not as it should be, and why.
  package struct Change {
    package var name: String
    package var reason: String
  }

  /// Writes what has changed and returns the changes. Everything is made before anything is written, so an error in a
  /// drawing leaves the folder unchanged.
  func update(_ files: [OutputFile]) throws -> [Change] {
    var drawings: [String: String] = [:]
    for file in files {
      if case .drawn(let hash, _) = file.content { drawings[file.name] = RenderRecord.text(hash) }
    }
    let updated = RenderRecord(drawings: drawings)
    let changed = try files.concurrentMap(madeAnew).compactMap(\.self)
    try createFolders(for: files)
    // Remove the record first: if this is interrupted, no record may claim that overwritten files are up to date.
    if updated != record { try? FileManager.default.removeItem(atPath: "\(path)/render.json") }
    _ = try changed.concurrentMap { change, bytes in try AtomicFile.write(bytes, to: "\(path)/\(change.name)") }
    if updated != record || !exists("render.json") { try updated.write(to: path) }
    return changed.map(\.0)
  }

  /// A file that is missing or shows something else; nil if it is up to date.
  private func madeAnew(_ file: OutputFile) throws -> (Change, [UInt8])? {
    switch file.content {
    case .text(let make, _):
      let text = try make()
      return existingText(file) == text ? nil : (change(of: file, "its text changed"), Array(text.utf8))
    case .drawn(let hash, let make):
      return try reasonToDraw(file, hash).map { (change(of: file, $0), try make()) }
    }
  }

  private func change(of file: OutputFile, _ reason: String) -> Change {
    Change(name: file.name, reason: exists(file.name) ? reason : "new")
  }

  /// The files that differ from those in the folder. A page with the same drawings but other image bytes does not
  /// differ.
  func stale(_ files: [OutputFile]) throws -> [Change] {
    try files.concurrentMap { file -> Change? in
      switch file.content {
      case .text(let make, let comparable):
        let text = try make()
        let isSame = existingText(file).map { $0 == text || comparable($0) == comparable(text) }
        return isSame == true ? nil : change(of: file, "its text changed")
      case .drawn(let hash, _):
        return reasonToDraw(file, hash).map { change(of: file, $0) }
      }
    }.compactMap(\.self)
  }

  private func existingText(_ file: OutputFile) -> String? {
    FileManager.default.contents(atPath: "\(path)/\(file.name)").map { String(decoding: $0, as: UTF8.self) }
  }

  /// Nil if the file exists and shows the same.
  private func reasonToDraw(_ file: OutputFile, _ hash: UInt64) -> String? {
    guard exists(file.name), let drawn = record.drawings[file.name] else {
      return "it has no record of its drawing"
    }
    return drawn == RenderRecord.text(hash) ? nil : "its drawing changed"
  }

  /// The image of a figure from the folder, if it shows the same.
  func image(_ figure: Figure, _ hash: UInt64) -> [UInt8]? {
    let name = ReportFiles.imageName(figure)
    guard record.drawings[name] == RenderRecord.text(hash) else { return nil }
    return FileManager.default.contents(atPath: "\(path)/\(name)").map(Array.init)
  }

  private func createFolders(for files: [OutputFile]) throws {
    try InputFile.createFolder(path)
    for folder in Set(files.compactMap { $0.name.split(separator: "/").dropLast().first }) {
      try InputFile.createFolder("\(path)/\(folder)")
    }
  }

  private func exists(_ name: String) -> Bool {
    InputFile.exists("\(path)/\(name)")
  }
}
