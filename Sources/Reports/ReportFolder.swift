import Basics
import Documents
import Notebooks
import Platform

/// The folder of a report. Writes the files that have changed, each whole or not at all, or lists what is out of date.
package struct ReportFolder: Sendable {
  let path: String
  let record: RenderRecord

  init(_ path: String) {
    self.path = path
    record = RenderRecord(folder: path)
  }

  /// A file that was out of date, and why.
  package struct Change {
    package var name: String
    package var reason: String
  }

  /// Writes what has changed and returns the changes. All files are made before any is written, so an error in a
  /// drawing leaves the folder unchanged.
  ///
  /// - Parameters:
  ///   - files: All files of the report.
  ///   - values: The values in the texts, for the record.
  ///   - origin: What the report was made from. It is recorded if a file or an input has changed.
  ///   - inputs: The files that the report was made from, which must not be replaced.
  ///   - replacesOthers: True if files that no render has written may be replaced.
  /// - Throws: `cannotCreate` if one of the files is an input or was not written by a render. Then no file is written.
  func update(
    _ files: [OutputFile], values: [ShownValue], origin: RenderOrigin, inputs: Inputs, replacesOthers: Bool
  ) throws -> [Change] {
    if record.isDamaged { Console.error("note: '\(path)/\(RenderRecord.name)' is damaged and is made anew") }
    let prepared = try files.concurrentMap { try PreparedFile($0, in: path, record) }
    try createFolders(for: files)
    // If two renders use the folder, one waits. Without file locks there is no such guarantee.
    let lock = FolderHold(path)
    defer { withExtendedLifetime(lock) {} }
    var now = RenderRecord(folder: path)
    now.values = values
    let isSame = prepared.allSatisfy { $0.change == nil } && now.origin?.hasSameFiles(as: origin) == true
    if !isSame { now.origin = origin }
    let writing = try outputs(prepared, now, inputs, replacesOthers)
    try write(prepared, to: writing, now, inputs)
    return prepared.compactMap { file in file.change.map { Change(name: file.name, reason: $0.reason) } }
  }

  /// Returns the paths and bytes of the changed files.
  ///
  /// - Throws: `cannotCreate` if one of them may not be written.
  private func outputs(
    _ prepared: [PreparedFile], _ record: RenderRecord, _ inputs: Inputs, _ replacesOthers: Bool
  ) throws -> [(output: OutputPath, bytes: [UInt8])] {
    let changed = prepared.compactMap { file in file.change.map { (file.name, $0.bytes) } }
    let outputs = try changed.map { name, bytes in
      (try OutputPath("\(path)/\(name)", inputs: inputs, replacing: .everything), bytes)
    }
    guard !replacesOthers else { return outputs }
    var names = changed.map(\.0).filter { !record.lists($0) && (FileStatus(at: "\(path)/\($0)")?.size ?? 0) > 0 }
    if record.isForeign { names.append(RenderRecord.name) }
    if !names.isEmpty { throw refusal(of: names) }
    return outputs
  }

  private func refusal(of names: [String]) -> Diagnostic {
    let most = 5
    let shown = names.prefix(most).map { "'\($0)'" }.joined(separator: ", ")
    let rest = names.count > most ? " and \(names.count - most) more" : ""
    return Diagnostic(
      .cannotCreate, "'\(path)' has files that no report wrote and that would be lost: \(shown)\(rest)",
      hint: "give another folder to --out, move them away, or replace them with --force")
  }

  /// Writes the files and the record. While files are written, the record lists them with empty checksums. So a render
  /// that is killed leaves no file that the record does not know, and none that it vouches for.
  private func write(
    _ prepared: [PreparedFile], to outputs: [(output: OutputPath, bytes: [UInt8])], _ before: RenderRecord,
    _ inputs: Inputs
  ) throws {
    let file = try OutputPath("\(path)/\(RenderRecord.name)", inputs: inputs, replacing: .everything)
    var record = RenderRecord()
    record.checksums = before.checksums.filter { InputFile.exists("\(path)/\($0.key)") }
    (record.values, record.origin) = (before.values, before.origin)
    record.drawings = before.drawings.filter { record.checksums[$0.key] != nil }
    if !outputs.isEmpty {
      for prepared in prepared where prepared.change != nil {
        record.checksums[prepared.name] = ""
        record.drawings[prepared.name] = nil
      }
      try file.write(record.bytes())
      _ = try outputs.concurrentMap { output, bytes in try output.write(bytes) }
    }
    for prepared in prepared {
      record.checksums[prepared.name] = RenderRecord.text(prepared.checksum)
      record.drawings[prepared.name] = prepared.drawing.map(RenderRecord.text)
    }
    let bytes = try record.bytes()
    if InputFile.kept(file.path) != bytes { try file.write(bytes) }
  }

  /// Returns the files that are out of date. A page whose drawings are the same but whose image bytes differ is not, if
  /// it has the bytes that were written.
  func stale(_ files: [OutputFile]) throws -> [Change] {
    try files.concurrentMap { file -> Change? in
      let there = InputFile.kept("\(path)/\(file.name)")
      let reason = try reason(of: file, there)
      return reason.map { Change(name: file.name, reason: there == nil ? "new" : $0) }
    }.compactMap(\.self)
  }

  private func reason(of file: OutputFile, _ there: [UInt8]?) throws -> String? {
    switch file.content {
    case .text(let make, let comparable):
      let text = try make()
      guard let there else { return "new" }
      if there == Array(text.utf8) { return nil }
      guard comparable(String(decoding: there, as: UTF8.self)) == comparable(text) else { return "its text changed" }
      return record.vouches(for: there, of: file.name) ? nil : "it is not as it was written"
    case .drawn(let hash, _):
      return record.reasonToDraw(file.name, hash, there)
    }
  }

  /// Returns the image of a figure from the folder, if it shows the same and has the bytes that were written; otherwise
  /// nil.
  func image(_ figure: Figure, _ hash: UInt64) -> [UInt8]? {
    let name = ReportFiles.imageName(figure)
    let there = InputFile.kept("\(path)/\(name)")
    return record.reasonToDraw(name, hash, there) == nil ? there : nil
  }

  private func createFolders(for files: [OutputFile]) throws {
    try OutputFolder.create(path)
    for folder in Set(files.compactMap { $0.name.split(separator: "/").dropLast().first }) {
      try OutputFolder.create("\(path)/\(folder)")
    }
  }
}
