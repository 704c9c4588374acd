import Basics

/// A kind of file that often holds a table but cannot be read, recognised by its first bytes, with advice on what to
/// do.
struct ForeignFormat: Sendable {
  let beginning: [UInt8]
  let what: String
  let advice: String

  private static let all: [ForeignFormat] = [
    .init("PK\u{3}\u{4}", "a workbook of a spreadsheet, or another packed folder", "save the sheet as CSV"),
    .init(
      "PAR1\u{15}", "a file of Parquet", "write it as CSV, such as with pandas: read_parquet(f).to_csv(g, index=False)"),
    .init(
      "ARROW1\0\0", "a file of Arrow", "write it as CSV, such as with pandas: read_feather(f).to_csv(g, index=False)"),
    .init(
      "FEA1\0", "a file of Feather", "write it as CSV, such as with pandas: read_feather(f).to_csv(g, index=False)"),
    .init("BZh91AY&SY", "packed by bzip2", "unpack it: bunzip2 --keep FILE"),
    .init("%PDF-", "a PDF", "give the table that it was made from"),
    .init([0x89, 0x48, 0x44, 0x46], "a file of HDF5", "write the table as CSV, such as with pandas"),
    .init([0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59], "an array of NumPy", "write it as CSV: numpy.savetxt"),
    .init([0xD0, 0xCF, 0x11, 0xE0], "a workbook of an old spreadsheet", "save the sheet as CSV"),
    .init([0x28, 0xB5, 0x2F, 0xFD], "packed by zstd", "unpack it: zstd --decompress FILE"),
    .init([0xFD, 0x37, 0x7A, 0x58, 0x5A], "packed by xz", "unpack it: unxz --keep FILE"),
  ]

  private init(_ beginning: [UInt8], _ what: String, _ advice: String) {
    (self.beginning, self.what, self.advice) = (beginning, what, advice)
  }

  private init(_ beginning: String, _ what: String, _ advice: String) {
    self.init(Array(beginning.utf8), what, advice)
  }

  /// - Throws: an error if the file begins like one of these.
  static func refuse(_ beginning: ArraySlice<UInt8>, _ file: String) throws(Diagnostic) {
    guard let found = all.first(where: { beginning.starts(with: $0.beginning) }) else { return }
    throw Diagnostic(.badData, "this is \(found.what), not a table", hint: found.advice, at: SourceLocation(file: file))
  }
}
