import Basics
import Platform

/// render.json: which drawings the images and pages of a folder were made from, so that they are made again only if
/// something in them has changed, and `--check` need not compare image bytes.
struct RenderRecord: Codable, Equatable {
  var version = Version.current
  /// By file name, in hexadecimal.
  var drawings: [String: String] = [:]

  /// The record in a folder. Empty if there is none, or if it is from another release.
  init(folder: String) {
    guard let data = FileManager.default.contents(atPath: "\(folder)/render.json"),
      let record = try? JSONDecoder().decode(RenderRecord.self, from: data), record.version == Version.current
    else { return }
    self = record
  }

  init(drawings: [String: String]) {
    self.drawings = drawings
  }

  static func text(_ hash: UInt64) -> String { String(hash, radix: 16) }

  func write(to folder: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try AtomicFile.write(Array(try encoder.encode(self)) + [UInt8(ascii: "\n")], to: "\(folder)/render.json")
  }
}
