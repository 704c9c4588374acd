import Basics

/// Repairs and checks of the bytes of a PDF from cairo.
enum PDFBytes {
  /// The bytes with the creation date in the form of the PDF standard. Cairo writes it without `D:`.
  ///
  /// - Throws: `badData` if a font is of Type 3, which publishers refuse.
  static func finished(_ bytes: [UInt8]) throws(Diagnostic) -> [UInt8] {
    guard bytes.firstRange(ofText: "/Subtype /Type3") == nil else {
      throw Diagnostic(
        .badData, "the PDF would hold a Type 3 font, which publishers refuse",
        hint: "a text uses a bitmap font, such as one for emoji")
    }
    return withStandardDate(bytes)
  }

  /// `/CreationDate (20181102163041+00'00)` becomes `/CreationDate    (D:20181102163041Z)`, of the same length.
  private static func withStandardDate(_ bytes: [UInt8]) -> [UInt8] {
    guard let key = bytes.firstRange(ofText: "/CreationDate (") else { return bytes }
    let value = key.upperBound
    let digits = bytes[value..<value + 14]
    let old = "+00'00)"
    guard digits.allSatisfy({ (48...57).contains($0) }), bytes[(value + 14)...].starts(with: old.utf8) else {
      return bytes
    }
    let date = Array("/CreationDate    (D:".utf8) + digits + Array("Z)".utf8)
    var bytes = bytes
    bytes.replaceSubrange(key.lowerBound..<key.lowerBound + date.count, with: date)
    return bytes
  }
}
