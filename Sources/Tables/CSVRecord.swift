import Basics

/// A record of a CSV with its location, for rare cases such as errors.
struct CSVRecord {
  let bytes: UnsafeBufferPointer<UInt8>
  let fields: [Field]
  /// The offset in `bytes` at which the record begins.
  let start: Int
  /// The line on which the record begins, from 1.
  let line: Int
  /// True if a line end follows the record.
  let isTerminated: Bool
  let file: String

  /// True if the line is empty, without even a pair of quotes.
  var isBlank: Bool {
    fields.count == 1 && fields[0].range.isEmpty && !fields[0].isQuoted(in: bytes)
  }

  /// Returns the text of a field, unescaped.
  func text(_ index: Int) -> String {
    let contents = bytes[fields[index].range]
    return String(decoding: fields[index].hasEscapes ? Self.unescaped(contents) : Array(contents), as: UTF8.self)
  }

  /// Returns the contents of a quoted field, with each pair of quotes replaced by one quote.
  static func unescaped(_ contents: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    var text: [UInt8] = []
    var at = contents.startIndex
    while at < contents.endIndex {
      text.append(contents[at])
      at += contents[at] == Byte.quote ? 2 : 1
    }
    return text
  }

  /// Returns an error about the byte at `offset`, with its line and column.
  func damage(_ message: String, hint: String? = nil, at offset: Int) -> Diagnostic {
    let lineStart = bytes[start..<offset].lastIndex(of: Byte.lineFeed).map { $0 + 1 } ?? start
    let lineNumber = line + bytes[start..<lineStart].count { $0 == Byte.lineFeed }
    let column = String(decoding: bytes[lineStart..<offset], as: UTF8.self).count + 1
    let excerpt = String(decoding: bytes[lineStart...].prefix { $0 != Byte.lineFeed && $0 != 13 }, as: UTF8.self)
    return Diagnostic(
      .badData, message, hint: hint,
      at: SourceLocation(
        file: file, line: lineNumber, column: column,
        excerpt: column <= Self.longestExcerpt ? String(excerpt.prefix(Self.longestExcerpt)) : nil))
  }

  private static let longestExcerpt = 160

  /// Returns the error for damage that the scanner found.
  func diagnostic(_ found: RecordScanner.Damage) -> Diagnostic {
    switch found.cause {
    case .unterminatedQuote:
      damage(
        "unterminated quote", hint: "add the closing quote, or write a quote inside a field twice", at: found.offset)
    case .quoteInField:
      damage(
        "a quote inside a field without quotes", hint: "put the field in quotes, and write the quote inside it twice",
        at: found.offset)
    case .textAfterQuote:
      damage("text after the closing quote", hint: "write a quote inside the field twice", at: found.offset)
    case .bareCarriageReturn:
      damage("a carriage return without a line feed", hint: "end lines with LF or CRLF", at: found.offset)
    case .zeroByte:
      damage("a zero byte", hint: "the file was cut off while it was written, or is not a text file", at: found.offset)
    }
  }

  /// Returns the error if the record, which ends before `end`, is not valid UTF-8; otherwise nil.
  func invalidUTF8(before end: Int) -> Diagnostic? {
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes[start..<end].makeIterator()
    var offset = start
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let scalar): offset += scalar.count
      case .emptyInput: return nil
      case .error: return damage("invalid UTF-8", hint: "save the file as UTF-8", at: offset)
      }
    }
  }
}
