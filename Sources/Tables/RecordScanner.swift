import Basics
import CByteMasks

/// Splits bytes into records and fields by RFC 4180, with any delimiter, and with LF or CRLF at the end of a record.
/// Blanks between a quote and the delimiter are skipped.
///
/// It does not know headers, types or columns. Positions are offsets into the given bytes. It looks at 64 bytes at
/// once, so the 64 bytes after the given ones must be readable. It stops only at special bytes: delimiters, quotes,
/// line ends and zeros.
struct RecordScanner {
  enum Outcome: Equatable {
    /// A record was found, which begins at `recordStart`.
    case record
    /// No record is left.
    case end
    /// The record continues after the loaded bytes.
    case incomplete
    /// The record violates the format.
    case damage(Damage)
  }

  struct Damage: Equatable {
    enum Cause { case unterminatedQuote, quoteInField, textAfterQuote, bareCarriageReturn, zeroByte }
    var cause: Cause
    var offset: Int
  }

  /// The offset at which the record begins, even if it is damaged.
  private(set) var recordStart = 0
  /// The line on which the record begins, from 1.
  private(set) var line: Int
  /// The offset at which the next record begins.
  private(set) var position = 0
  /// True if a line end follows the record.
  private(set) var isTerminated = true
  /// The line after the last record.
  var endLine: Int { nextLine }
  /// The first line with blanks between a quote and the delimiter; nil if there is none.
  private(set) var lineOfBlankByQuote: Int?
  private var nextLine: Int
  private let delimiter: UInt8
  /// The special bytes from `blockStart` on that are not handled yet, one bit for each byte.
  private var mask: UInt64 = 0
  private var blockStart = -64

  /// - Parameters:
  ///   - start: the offset at which the first record begins.
  ///   - line: the line at that offset.
  ///   - delimiter: the byte between fields.
  init(from start: Int = 0, line: Int = 1, delimiter: UInt8 = Byte.comma) {
    position = start
    self.line = line
    nextLine = line
    self.delimiter = delimiter
  }

  /// Moves to the next record and appends its fields. If the outcome is not `record`, the appended fields have no
  /// meaning.
  ///
  /// - Parameters:
  ///   - bytes: the loaded bytes.
  ///   - isLast: true if no more bytes follow.
  ///   - fields: the list to which the fields are appended.
  @inline(__always)
  mutating func next(
    in bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, into fields: inout FieldBuffer
  ) -> Outcome {
    recordStart = position
    line = nextLine
    var start = position
    if blockStart < 0 { load(bytes, at: start) }
    while true {
      let end = nextStop(bytes)
      guard end < bytes.count else { return finish(start, bytes, isLast, &fields) }
      let byte = bytes[end]
      if byte == delimiter {
        fields.append(Field(start: start, end: end))
        start = end + 1
      } else if byte == Byte.lineFeed {
        fields.append(Field(start: start, end: end))
        return endRecord(at: end + 1)
      } else if let outcome = leavePlainPath(byte, &start, end, bytes, isLast, &fields) {
        return outcome
      }
    }
  }

  /// Skips the rest of a line that is not a record. Returns false if its end is not loaded yet.
  mutating func skipLine(in bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) -> Bool {
    let end = bytes[position...].firstIndex(of: Byte.lineFeed)
    guard end != nil || isLast else { return false }
    position = end.map { $0 + 1 } ?? bytes.count
    nextLine += 1
    blockStart = -64
    return true
  }

  /// Makes offsets count from the next record. Returns the number of bytes before it, which the caller must drop.
  mutating func discardConsumed() -> Int {
    defer { position = 0 }
    blockStart = -64
    return position
  }

  /// Returns the offset of the next special byte; an offset after the bytes if there is none.
  @inline(__always)
  private mutating func nextStop(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    while mask == 0 {
      guard blockStart + 64 < bytes.count else { return bytes.count }
      load(bytes, at: blockStart + 64)
    }
    let offset = blockStart + mask.trailingZeroBitCount
    mask &= mask - 1
    return offset
  }

  @inline(__always)
  private mutating func load(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
    blockStart = start
    mask = csv_structure_mask(
      bytes.baseAddress.unwrapped(because: "a buffer that is not empty has a start") + start, delimiter)
  }

  private mutating func endRecord(at next: Int, terminated: Bool = true) -> Outcome {
    position = next
    nextLine += 1
    isTerminated = terminated
    return .record
  }

  /// Resets the scanner, so that the record is scanned again from its start when more bytes are loaded.
  private mutating func incomplete() -> Outcome {
    blockStart = -64
    nextLine = line
    return .incomplete
  }

  /// Handles the end of the bytes, which is inside a record or after the last one.
  private mutating func finish(
    _ start: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ isLast: Bool, _ fields: inout FieldBuffer
  ) -> Outcome {
    guard isLast else { return incomplete() }
    if recordStart == bytes.count { return .end }
    fields.append(Field(start: start, end: bytes.count))
    return endRecord(at: bytes.count, terminated: false)
  }

  /// Handles a special byte other than a delimiter or a line feed: a quoted field, CRLF or damage. Returns nil if the
  /// record goes on.
  @inline(never)
  private mutating func leavePlainPath(
    _ byte: UInt8, _ start: inout Int, _ end: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ isLast: Bool,
    _ fields: inout FieldBuffer
  ) -> Outcome? {
    switch byte {
    case Byte.carriageReturn:
      fields.append(Field(start: start, end: end))
      return endWithCarriageReturn(at: end, bytes, isLast)
    case 0: return .damage(Damage(cause: .zeroByte, offset: end))
    case Byte.quote where bytes[start..<end].allSatisfy(isBlank):
      if start < end { noteBlankByQuote() }
      start = end
      return scanQuoted(&start, bytes, isLast, &fields)
    default: return .damage(Damage(cause: .quoteInField, offset: end))
    }
  }

  private mutating func endWithCarriageReturn(
    at offset: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ isLast: Bool
  ) -> Outcome {
    if offset + 1 == bytes.count && !isLast { return incomplete() }
    guard offset + 1 < bytes.count && bytes[offset + 1] == Byte.lineFeed else {
      return .damage(Damage(cause: .bareCarriageReturn, offset: offset))
    }
    _ = nextStop(bytes)
    return endRecord(at: offset + 2)
  }

  /// Appends a quoted field and moves `start` past the delimiter after it. Ends the record if a line end follows.
  private mutating func scanQuoted(
    _ start: inout Int, _ bytes: UnsafeBufferPointer<UInt8>, _ isLast: Bool, _ fields: inout FieldBuffer
  ) -> Outcome? {
    let opening = start
    guard let (closing, hasEscapes) = closingQuote(bytes, isLast) else {
      return isLast ? .damage(Damage(cause: .unterminatedQuote, offset: opening)) : incomplete()
    }
    if bytes[closing] == 0 { return .damage(Damage(cause: .zeroByte, offset: closing)) }
    fields.append(Field(start: opening + 1, end: closing, hasEscapes: hasEscapes))
    var end = closing + 1
    while end < bytes.count, isBlank(bytes[end]) { end += 1 }
    guard end < bytes.count else {
      return isLast ? endRecord(at: end, terminated: false) : incomplete()
    }
    if end > closing + 1 { noteBlankByQuote() }
    switch bytes[end] {
    case delimiter:
      _ = nextStop(bytes)
      start = end + 1
      return nil
    case Byte.lineFeed:
      _ = nextStop(bytes)
      return endRecord(at: end + 1)
    case Byte.carriageReturn:
      _ = nextStop(bytes)
      return endWithCarriageReturn(at: end, bytes, isLast)
    default: return .damage(Damage(cause: .textAfterQuote, offset: end))
    }
  }

  private func isBlank(_ byte: UInt8) -> Bool { Byte.isBlank(byte) && byte != delimiter }

  private mutating func noteBlankByQuote() {
    lineOfBlankByQuote = lineOfBlankByQuote ?? line
  }

  /// Returns the offset of the closing quote, or of a zero byte before it. Nil if the bytes end first, or end with a
  /// quote that may be the first of a pair.
  private mutating func closingQuote(
    _ bytes: UnsafeBufferPointer<UInt8>, _ isLast: Bool
  ) -> (offset: Int, hasEscapes: Bool)? {
    var hasEscapes = false
    while true {
      let stop = nextStop(bytes)
      guard stop < bytes.count else { return nil }
      switch bytes[stop] {
      case 0: return (stop, hasEscapes)
      case Byte.lineFeed: nextLine += 1
      case Byte.quote:
        if stop + 1 == bytes.count && !isLast { return nil }
        guard stop + 1 < bytes.count && bytes[stop + 1] == Byte.quote else { return (stop, hasEscapes) }
        hasEscapes = true
        _ = nextStop(bytes)
      default: continue
      }
    }
  }
}
