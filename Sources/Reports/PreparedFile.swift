import Basics

/// A file of a report that has been made as far as needed. A drawing is not made again if the file in the folder shows
/// the same drawing and has the bytes that were written.
struct PreparedFile: Sendable {
  let name: String
  /// The hash of what the file shows; nil for a text.
  let drawing: UInt64?
  /// The checksum of the file's bytes.
  let checksum: UInt64
  /// The bytes to write, and why; nil if the file is up to date.
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
  /// Returns why a file must be drawn again. Returns nil if the file shows the same and has the bytes that were
  /// written.
  func reasonToDraw(_ name: String, _ hash: UInt64, _ there: [UInt8]?) -> String? {
    guard let there, let drawn = drawings[name] else { return "it has no record of its drawing" }
    guard drawn == Self.text(hash) else { return "its drawing changed" }
    return vouches(for: there, of: name) ? nil : "it is not as it was written"
  }
}
