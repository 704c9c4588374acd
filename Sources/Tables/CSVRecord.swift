import Basics

/// A record of a CSV with the place where it stands.
struct CSVRecord {
  let bytes: UnsafeBufferPointer<UInt8>
  let fields: [RecordScanner.Field]
  let range: Range<Int>
  let line: Int
  let isTerminated: Bool
  let file: String

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ scanner: RecordScanner, file: String) {
    self.bytes = bytes
    fields = scanner.fields
    range = scanner.recordStart..<max(scanner.recordStart, scanner.position)
    line = scanner.line
    isTerminated = scanner.isTerminated
    self.file = file
  }

  /// The contents of a field, two quotes made one; `scratch` keeps its memory from field to field.
  func withField<R>(
    _ index: Int, scratch: inout [UInt8], _ body: (UnsafeBufferPointer<UInt8>) -> R
  ) -> R {
    let contents = UnsafeBufferPointer(rebasing: bytes[fields[index].range])
    guard fields[index].hasEscapes else { return body(contents) }
    scratch.removeAll(keepingCapacity: true)
    var at = 0
    while at < contents.count {
      scratch.append(contents[at])
      at += contents[at] == Byte.quote ? 2 : 1
    }
    return scratch.withUnsafeBufferPointer(body)
  }

  func text(_ index: Int) -> String {
    var scratch: [UInt8] = []
    return withField(index, scratch: &scratch) { String(decoding: $0, as: UTF8.self) }
  }

  /// An error about the byte at `offset`, with the line and the column that it stands in.
  func damage(_ message: String, hint: String? = nil, at offset: Int) -> Diagnostic {
    let lineStart = bytes[range.lowerBound..<offset].lastIndex(of: Byte.lineFeed).map { $0 + 1 } ?? range.lowerBound
    let lineNumber = line + bytes[range.lowerBound..<lineStart].count { $0 == Byte.lineFeed }
    let column = String(decoding: bytes[lineStart..<offset], as: UTF8.self).count + 1
    let excerpt = String(decoding: bytes[lineStart...].prefix { $0 != Byte.lineFeed && $0 != 13 }, as: UTF8.self)
    return Diagnostic(
      .badData, message, hint: hint,
      at: SourceLocation(
        file: file, line: lineNumber, column: column,
        excerpt: column <= Self.longestExcerpt ? String(excerpt.prefix(Self.longestExcerpt)) : nil))
  }

  private static let longestExcerpt = 160

  /// The error for what the scanner met.
  func diagnostic(_ found: RecordScanner.Damage) -> Diagnostic {
    switch found.cause {
    case .unterminatedQuote:
      damage("unterminated quote", hint: "close it with a second quote, or double it to mean one", at: found.offset)
    case .quoteInField:
      damage("a quote inside a field without quotes", hint: "quote the field and double the quote", at: found.offset)
    case .textAfterQuote:
      damage("text after the closing quote", hint: "double a quote that belongs to the field", at: found.offset)
    case .bareCarriageReturn:
      damage("a carriage return without a line feed", hint: "end lines with LF or CRLF", at: found.offset)
    case .zeroByte:
      damage("a zero byte", hint: "the file was cut off while it was written, or is no text", at: found.offset)
    }
  }

  /// The error if the record's bytes are not UTF-8.
  func invalidUTF8() -> Diagnostic? {
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes[range].makeIterator()
    var offset = range.lowerBound
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let scalar): offset += scalar.count
      case .emptyInput: return nil
      case .error: return damage("invalid UTF-8", hint: "save the file as UTF-8", at: offset)
      }
    }
  }
}
