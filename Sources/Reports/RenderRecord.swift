import Basics
import Notebooks
import Platform
import Statistics

/// The file `render.json`: the files of a folder that renders have written, the hashes of what they show, and the
/// checksums of their bytes. With it, images are drawn again only if their drawing has changed, a damaged file is
/// noticed, and a file of another program is not replaced.
struct RenderRecord: Equatable {
  /// The hash of what a file shows, in hexadecimal, by file name.
  var drawings: [String: String] = [:]
  /// The checksum of the bytes of a file, in hexadecimal, by file name; empty while the file is being written.
  var checksums: [String: String] = [:]
  /// The values in the texts of the documents; nil if the record has none.
  var values: [ShownValue]?
  /// What the report was made from; nil if the record does not say.
  var origin: RenderOrigin?
  /// True for a record of the first release, which lists images only. The texts beside them come from the same render.
  private var isOfImagesOnly = false
  /// True if the file is a record but is incomplete, or its checksum is wrong.
  private(set) var isDamaged = false
  /// True if a file of that name exists and is not a record.
  private(set) var isForeign = false

  static let name = "render.json"

  init() {}

  /// Reads the record in a folder. It is empty if there is no file. If another release wrote it or it is damaged, the
  /// record still lists its files, but without checksums.
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

  /// The content of the file.
  private struct Written: Codable {
    /// The version of the file format; nil in a record of the first release.
    var formatVersion: Int? = 1
    var version = Version.current
    var drawings: [String: String]
    /// The checksums; nil in a record of the first release.
    var files: [String: String]?
    /// The checksum of `version`, `drawings` and `files`.
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

  /// Returns true if a render has written a file of that name.
  func lists(_ name: String) -> Bool {
    checksums[name] != nil || isOfImagesOnly && ![".png", ".pdf", ".svg"].contains(where: name.hasSuffix)
  }

  /// Returns true if a file has the bytes that were written.
  func vouches(for bytes: [UInt8], of name: String) -> Bool {
    checksums[name] == Self.text(Self.checksum(of: bytes))
  }

  static func checksum(of bytes: [UInt8]) -> UInt64 { bytes.withUnsafeBytes(StableHash.of) }

  static func text(_ hash: UInt64) -> String { String(hash, radix: 16) }

  /// Returns the content of the file.
  func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    var written = Written(drawings: drawings, files: checksums)
    written.checksum = written.expectedChecksum
    (written.values, written.origin) = (values, origin)
    return Array(try encoder.encode(written)) + [UInt8(ascii: "\n")]
  }
}
