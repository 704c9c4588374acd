import Basics

/// A picture that the author has made, as the bytes of its file.
package struct Picture: Sendable, Equatable {
  package enum Format: String, CaseIterable, Sendable {
    case png, jpeg, svg

    /// By the first bytes, whatever the file is called.
    package init?(of bytes: [UInt8]) {
      if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
        self = .png
      } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
        self = .jpeg
      } else if String(decoding: bytes.prefix(4_000), as: UTF8.self).firstRange(of: "<svg") != nil {
        self = .svg
      } else {
        return nil
      }
    }

    /// The end of a file's name.
    package var suffix: String { self == .jpeg ? "jpg" : rawValue }

    /// The media type (RFC 2046) of a page that embeds it.
    package var mediaType: String { self == .svg ? "image/svg+xml" : "image/\(rawValue)" }
  }

  package let format: Format
  package let bytes: [UInt8]
  /// Its own, in points: by the density that the file gives, 96 pixels to the inch where it gives none.
  package let size: Size
  /// Tells it from the picture that the file held before.
  package let checksum: UInt32

  package init(_ format: Format, bytes: [UInt8], size: Size, checksum: UInt32) {
    self.format = format
    self.bytes = bytes
    self.size = size
    self.checksum = checksum
  }
}
