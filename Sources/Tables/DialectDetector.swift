import Basics

/// Detects from the first bytes of a file how its table is written.
struct DialectDetector {
  private let format: TableFormat
  private let file: String
  private let bytes: UnsafeBufferPointer<UInt8>
  /// True if these bytes are the whole file.
  private let isLast: Bool

  private static let delimiters = [Byte.comma, UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: "|")]
  private static let sampleSize = 1 << 16
  private static let largestSample = 1 << 26

  /// Detects the dialect from the first 64 KiB, or from more if these do not hold a whole row.
  fileprivate static func dialect(of source: ByteSource, _ format: TableFormat, file: String) throws -> Dialect {
    var window =
      try source.isGzip
      ? ByteWindow(unpacking: source, size: sampleSize)
      : ByteWindow(source, 0..<source.count, size: sampleSize)
    while true {
      try window.advance(dropping: 0)
      let detector = DialectDetector(format: format, file: file, bytes: window.bytes, isLast: window.isLast)
      if window.isLast || window.bytes.count > largestSample { return try detector.dialect() }
      if let dialect = try detector.dialectOfWholeRows() { return dialect }
    }
  }

  private init(format: TableFormat, file: String, bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) {
    self.format = format
    self.file = file
    self.bytes = bytes
    self.isLast = isLast
  }

  /// Returns the dialect; nil if the bytes do not hold the header and a row.
  private func dialectOfWholeRows() throws(Diagnostic) -> Dialect? {
    let preamble = Preamble(bytes, format)
    let lines = (format.headerRows ?? 1) + 2
    let lineFeeds = bytes[preamble.start...].lazy.filter { $0 == Byte.lineFeed }.prefix(lines)
    return lineFeeds.count < lines ? nil : try dialect()
  }

  private func dialect() throws(Diagnostic) -> Dialect {
    var preamble = Preamble(bytes, format)
    if format.isExact { return Dialect(start: preamble.mark) }
    if format.isHeaderCommented { try preamble.startInLastComment(file) }
    let trial = trial(from: preamble)
    try checkHeader(trial, preamble)
    var dialect = Dialect(delimiter: trial.delimiter, start: preamble.start, firstLine: preamble.line)
    dialect.comment = format.commentBytes
    dialect.headerRows = headerRows(trial)
    dialect.trimsBlanks = trial.hasPaddedField
    dialect.hasTrailingDelimiter = trial.hasTrailingDelimiter
    dialect.allowsDecimalCommas =
      format.decimalMark == .comma || format.decimalMark == nil && trial.delimiter == UInt8(ascii: ";")
    dialect.namesColumns = true
    dialect.remarks = remarks(dialect, preamble)
    return dialect
  }

  private func trial(from preamble: Preamble) -> DelimiterTrial {
    let candidates = (format.delimiter ?? preamble.delimiter).map { [$0] } ?? Self.delimiters
    let present = candidates.filter { $0 == candidates[0] || bytes.contains($0) }
    return .best(
      of: present.map {
        DelimiterTrial(
          $0, in: bytes, from: preamble.start, comment: format.commentBytes, isLast: isLast)
      })
  }

  /// Checks for a comment above numbers that has as many fields as they do. It may be the header or a comment, which
  /// only the author knows.
  private func checkHeader(_ trial: DelimiterTrial, _ preamble: Preamble) throws(Diagnostic) {
    guard !format.isHeaderCommented, format.comment == nil, let comment = preamble.lastComment,
      let first = trial.firstRecords.first, first.contains(where: { NumberParser.number(in: $0) != nil }),
      DelimiterTrial(trial.delimiter, in: bytes, from: comment, comment: nil, isLast: isLast).width == trial.width
    else { return }
    throw Diagnostic(
      .badData, "this line may be the header, or a comment above it",
      hint: "say which: header: commented (--header commented), or comment: \"#\" (--comment '#')",
      at: SourceLocation(file: file, line: preamble.line - 1, excerpt: preamble.excerpt))
  }

  /// Returns the number of records in the header. After several records of names, pandas writes one more that has only
  /// the names of the index.
  private func headerRows(_ trial: DelimiterTrial) -> Int {
    guard let rows = format.headerRows, rows > 1, trial.firstRecords.count > rows else { return format.headerRows ?? 1 }
    let (names, next) = (trial.firstRecords.prefix(rows), trial.firstRecords[rows])
    let isOfIndex = next.indices.allSatisfy { column in
      next[column].isEmpty || names.allSatisfy { column >= $0.count || $0[column].isEmpty }
    }
    return isOfIndex && next.contains { !$0.isEmpty } ? rows + 1 : rows
  }

  private func remarks(_ dialect: Dialect, _ preamble: Preamble) -> [Remark] {
    var remarks = preamble.remarks
    if dialect.delimiter != Byte.comma {
      let shown = dialect.delimiter == 9 ? "a tab" : "'\(String(UnicodeScalar(dialect.delimiter)))'"
      remarks.append(Remark("the fields are separated by \(shown)"))
    }
    let headerEnd = bytes[preamble.start...].firstIndex(of: Byte.lineFeed)
    if let headerEnd, headerEnd > preamble.start, bytes[headerEnd - 1] == Byte.carriageReturn {
      remarks.append(Remark("the lines end with CRLF"))
    }
    if dialect.trimsBlanks { remarks.append(.blanks) }
    if dialect.hasTrailingDelimiter { remarks.append(Remark("every row ends with a delimiter")) }
    return remarks
  }
}

extension Dialect {
  /// Detects how the table in a source is written.
  ///
  /// - Throws: an error if that is ambiguous, or if reading fails.
  init(of source: ByteSource, _ format: TableFormat, file: String) throws {
    self = try DialectDetector.dialect(of: source, format, file: file)
  }
}

extension Remark {
  static let blanks = Remark("blanks around names and fields are left out")
}
