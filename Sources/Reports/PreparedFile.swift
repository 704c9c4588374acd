import Basics

/// A file of a report, made as far as it must be: what stands in the folder is kept where it shows the same and has the
/// bytes that were written.
struct PreparedFile: Sendable {
  let name: String
  /// Of what it shows; nil for a text.
  let drawing: UInt64?
  /// Of its bytes.
  let checksum: UInt64
  /// What is to be written, and why; nil where the file is up to date.
  let change: (bytes: [UInt8], reason: String)?

  init(_ file: OutputFile, in folder: String, _ record: RenderRecord) throws {
    name = file.name
    let there = InputFile.kept("\(folder)/\(name)")
    let made: [UInt8]
    let reason: String
    switch file.content {
    case .text(let make, _):
      drawing = nil
      (made, reason) = (Array(try make().utf8), "its text changed")
    case .drawn(let hash, let make):
      drawing = hash
      guard let found = record.reasonToDraw(name, hash, there) else {
        checksum = there.map(RenderRecord.checksum) ?? 0
        change = nil
        return
      }
      (made, reason) = (try make(), found)
    }
    checksum = RenderRecord.checksum(of: made)
    change = there == made ? nil : (made, there == nil ? "new" : reason)
  }
}

extension RenderRecord {
  /// Nil if a file in the folder shows the same, and is as it was written.
  func reasonToDraw(_ name: String, _ hash: UInt64, _ there: [UInt8]?) -> String? {
    guard let there, let drawn = drawings[name] else { return "it has no record of its drawing" }
    guard drawn == Self.text(hash) else { return "its drawing changed" }
    return vouches(for: there, of: name) ? nil : "it is not as it was written"
  }
}
