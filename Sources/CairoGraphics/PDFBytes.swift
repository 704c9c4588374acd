import Basics

/// Checks and corrects the bytes of a PDF from cairo. No byte is moved, so that its cross-reference table stays valid.
enum PDFBytes {
  /// Returns the bytes with a creation date in the form of the PDF standard, or without one, and without the mark of a
  /// tagged PDF.
  ///
  /// Cairo writes dates without `D:`, and the present date if none is set. It also marks a file with links as tagged,
  /// although its text has no tags, so that software that relies on tags would skip the text.
  ///
  /// - Throws: `badData` if the file contains a Type 3 font, which publishers refuse.
  static func finished(_ bytes: [UInt8], hasDate: Bool) throws(Diagnostic) -> [UInt8] {
    guard bytes.firstRange(ofText: "/Subtype /Type3") == nil else {
      throw Diagnostic(
        .badData, "the PDF would hold a Type 3 font, which publishers refuse",
        hint: "a text uses a bitmap font, such as one for emoji")
    }
    var bytes = hasDate ? withStandardDate(bytes) : bytes
    if !hasDate { blank("/CreationDate (", through: ")", in: &bytes) }
    // The catalogue comes last, after all texts of the user, which may contain the same words.
    var catalogue = bytes.firstRange(ofText: "/Type /Catalog")
    while let next = bytes.firstRange(ofText: "/Type /Catalog", from: catalogue?.upperBound ?? bytes.count) {
      catalogue = next
    }
    let start = catalogue?.upperBound ?? bytes.count
    blank("/StructTreeRoot ", through: "R", in: &bytes, from: start)
    blank("/MarkInfo ", through: ">>", in: &bytes, from: start)
    return bytes
  }

  /// Overwrites an entry of a dictionary with spaces.
  private static func blank(
    _ key: StaticString, through end: StaticString, in bytes: inout [UInt8], from start: Int = 0
  ) {
    guard let key = bytes.firstRange(ofText: key, from: start),
      let end = bytes.firstRange(ofText: end, from: key.upperBound)
    else { return }
    for index in key.lowerBound..<end.upperBound { bytes[index] = UInt8(ascii: " ") }
  }

  /// Replaces `/CreationDate (20181102163041+00'00)` by `/CreationDate    (D:20181102163041Z)`, which is equally long.
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
