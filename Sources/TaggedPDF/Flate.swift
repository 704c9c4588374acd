import Basics
import CZlib

/// The compression of PDF streams (RFC 1950). It uses zlib, which cairo needs too.
enum Flate {
  /// The largest output of `inflate`. No page that this program makes is larger.
  private static let most = 1 << 30

  static func inflate(_ bytes: [UInt8]) throws(Diagnostic) -> [UInt8] {
    var capacity = max(4096, bytes.count * 6)
    while capacity < most {
      var length = uLongf(capacity)
      var status = Z_OK
      let output = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        status = uncompress(buffer.baseAddress, &length, bytes, uLong(bytes.count))
        count = status == Z_OK ? Int(length) : 0
      }
      if status == Z_OK { return output }
      guard status == Z_BUF_ERROR else { break }
      capacity *= 4
    }
    throw .unexpectedPDF("a stream cannot be unpacked")
  }

  /// Returns a stream object with compressed bytes.
  static func stream(_ bytes: [UInt8], _ entries: PDFEntries = [:]) -> PDFObject {
    var entries = entries
    entries["Filter"] = .name("FlateDecode")
    return .stream(entries, deflated(bytes))
  }

  private static func deflated(_ bytes: [UInt8]) -> [UInt8] {
    var length = compressBound(uLong(bytes.count))
    return [UInt8](unsafeUninitializedCapacity: Int(length)) { buffer, count in
      let status = compress2(buffer.baseAddress, &length, bytes, uLong(bytes.count), Z_DEFAULT_COMPRESSION)
      precondition(status == Z_OK, "zlib cannot compress: \(status)")
      count = Int(length)
    }
  }
}
