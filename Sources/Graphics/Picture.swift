import Basics

/// A picture of the author, with the bytes of its file.
package struct Picture: Sendable, Equatable {
  /// The format of a picture file.
  package enum Format: String, CaseIterable, Sendable {
    case png, jpeg, svg

    /// Recognises a format by the first bytes of a file, not by its name. Returns nil for other formats.
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

    /// The extension of a file's name, without the point.
    package var suffix: String { self == .jpeg ? "jpg" : rawValue }

    /// The media type (RFC 2046), for pages that embed the picture.
    package var mediaType: String { self == .svg ? "image/svg+xml" : "image/\(rawValue)" }
  }

  package let format: Format
  package let bytes: [UInt8]
  /// The natural size in points, by the density in the file, or at 96 pixels to the inch if the file has none.
  package let size: Size
  /// A checksum that changes when the file changes.
  package let checksum: UInt32

  package init(_ format: Format, bytes: [UInt8], size: Size, checksum: UInt32) {
    self.format = format
    self.bytes = bytes
    self.size = size
    self.checksum = checksum
  }
}
