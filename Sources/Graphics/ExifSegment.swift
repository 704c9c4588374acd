/// The Exif data of a JPEG: a TIFF header and the tags of its first directory (TIFF 6.0, section 2).
struct ExifSegment {
  private let bytes: ArraySlice<UInt8>
  private let isLittleEndian: Bool

  /// Returns nil if the segment, which follows its length, holds no Exif data.
  init?(_ segment: ArraySlice<UInt8>) {
    guard segment.starts(with: Array("Exif\0\0".utf8)) else { return nil }
    bytes = segment.dropFirst(6)
    switch bytes.first {
    case UInt8(ascii: "I"): isLittleEndian = true
    case UInt8(ascii: "M"): isLittleEndian = false
    default: return nil
    }
  }

  /// The orientation; nil if there is none, or a value that has no meaning.
  var orientation: PictureOrientation? {
    guard let start = number(at: 4, bytes: 4), let count = number(at: start, bytes: 2) else { return nil }
    for entry in 0..<count where number(at: start + 2 + 12 * entry, bytes: 2) == 0x0112 {
      return number(at: start + 10 + 12 * entry, bytes: 2).flatMap(PictureOrientation.init)
    }
    return nil
  }

  /// Returns a number of some bytes; nil beyond the end.
  private func number(at index: Int, bytes count: Int) -> Int? {
    guard index >= 0, index <= bytes.count - count else { return nil }
    let start = bytes.startIndex + index
    let digits = bytes[start..<start + count]
    return (isLittleEndian ? Array(digits.reversed()) : Array(digits)).reduce(0) { $0 << 8 | Int($1) }
  }
}
