import Basics
import Notebooks
import Platform
import Statistics

/// render.json: the files of a folder that renders have written, what their images were drawn from, and the checksums of
/// their bytes. So images are drawn again only if something in them has changed, a damaged file is noticed, and a file
/// that somebody else has put there is not replaced.
struct RenderRecord: Equatable {
  /// Of what a file shows, by file name, in hexadecimal.
  var drawings: [String: String] = [:]
  /// Of the bytes of files, by file name, in hexadecimal; empty for one that is about to be written.
  var checksums: [String: String] = [:]
  /// In the texts of the documents; nil in a record that has none.
  var values: [ShownValue]?
  /// Nil in a record that has none.
  var origin: RenderOrigin?
  /// A record of the first release names images only. Texts beside them are as old.
  private var isOfImagesOnly = false
  /// A file that is there and says less than was written to it, or nothing.
  private(set) var isDamaged = false
  /// Whether a file is there that is no record.
  private(set) var isForeign = false

  static let name = "render.json"

  init() {}

  /// The record in a folder. Empty if there is none. One of another release, or a damaged one, names files and vouches
  /// for none.
  init(folder: String) {
    guard let bytes = InputFile.kept("\(folder)/\(Self.name)"), !bytes.isEmpty else { return }
    guard let written = try? JSONDecoder().decode(Written.self, from: Data(bytes)) else {
      isDamaged = bytes.firstRange(ofText: "\"drawings\"") != nil || bytes.firstRange(ofText: "\"checksum") != nil
      isForeign = !isDamaged
      return
    }
    isOfImagesOnly = written.files == nil
    isDamaged = !isOfImagesOnly && written.checksum != written.expectedChecksum
    let names = Set(written.drawings.keys).union((written.files ?? [:]).keys)
    checksums = Dictionary(names.map { ($0, "") }, uniquingKeysWith: { $1 })
    values = isDamaged ? nil : written.values
    origin = isDamaged ? nil : written.origin
    guard !isDamaged, written.version == Version.current else { return }
    drawings = written.drawings
    checksums.merge(written.files ?? [:]) { $1 }
  }

  /// What stands in the file.
  private struct Written: Codable {
    /// Of the form of the file; nil in one of the first release.
    var formatVersion: Int? = 1
    var version = Version.current
    var drawings: [String: String]
    /// Nil in a record of the first release.
    var files: [String: String]?
    /// Of all else.
    var checksum: String?
    var values: [ShownValue]?
    var origin: RenderOrigin?

    private enum CodingKeys: String, CodingKey {
      case formatVersion = "format_version"
      case version, drawings, files, checksum, values, origin
    }

    var expectedChecksum: String {
      let parts = [drawings, files ?? [:]].map { entries in
        entries.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
      }
      return RenderRecord.text(StableHash.of([version, "\(drawings.count)"] + parts.joined()))
    }
  }

  /// Whether a render has written a file.
  func lists(_ name: String) -> Bool {
    checksums[name] != nil || isOfImagesOnly && ![".png", ".pdf", ".svg"].contains(where: name.hasSuffix)
  }

  /// Whether a file has the bytes that were written.
  func vouches(for bytes: [UInt8], of name: String) -> Bool {
    checksums[name] == Self.text(Self.checksum(of: bytes))
  }

  static func checksum(of bytes: [UInt8]) -> UInt64 { bytes.withUnsafeBytes(StableHash.of) }

  static func text(_ hash: UInt64) -> String { String(hash, radix: 16) }

  /// The bytes of its file.
  func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    var written = Written(drawings: drawings, files: checksums)
    written.checksum = written.expectedChecksum
    (written.values, written.origin) = (values, origin)
    return Array(try encoder.encode(written)) + [UInt8(ascii: "\n")]
  }
}
