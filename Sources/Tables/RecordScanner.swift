/// Splits CSV bytes into records and fields: RFC 4180, with LF or CRLF at the end of a record.
///
/// Knows nothing of headers, types or columns. Positions are offsets into the bytes that it is given.
struct RecordScanner {
  struct Field {
    /// The contents, without the quotes around them.
    var range: Range<Int>
    /// Two quotes stand for one in the contents.
    var hasEscapes: Bool
  }

  enum Outcome: Equatable {
    /// `fields` holds the record that begins at `recordStart`.
    case record
    /// No record is left.
    case end
    /// The record goes on behind the bytes at hand.
    case incomplete
    case damage(Damage)
  }

  struct Damage: Equatable {
    enum Cause { case unterminatedQuote, quoteInField, textAfterQuote, bareCarriageReturn, zeroByte }
    var cause: Cause
    var offset: Int
  }

  private(set) var fields: [Field] = []
  /// Where the record begins; of a damaged record too.
  private(set) var recordStart = 0
  /// The line on which the record begins, from 1.
  private(set) var line = 1
  /// Where the next record begins.
  private(set) var position = 0
  /// Whether the record ends with a line end.
  private(set) var isTerminated = true
  private var nextLine = 1

  /// - Parameter start: where the first record begins.
  init(from start: Int = 0) {
    position = start
  }

  /// Moves on to the next record.
  ///
  /// - Parameter isLast: nothing follows behind these bytes.
  mutating func next(in bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) -> Outcome {
    guard position < bytes.count else { return isLast ? .end : .incomplete }
    fields.removeAll(keepingCapacity: true)
    recordStart = position
    line = nextLine
    var lineEndsInside = 0
    var at = position
    while true {
      switch scanField(bytes, &at, &lineEndsInside, isLast) {
      case .separator: continue
      case .recordEnd(let terminated):
        position = at
        nextLine += lineEndsInside + 1
        isTerminated = terminated
        return .record
      case .incomplete: return .incomplete
      case .damage(let damage): return .damage(damage)
      }
    }
  }

  /// The bytes before the next record are gone: offsets count from there.
  mutating func discardConsumed() -> Int {
    defer { position = 0 }
    return position
  }

  private enum FieldEnd {
    case separator
    case recordEnd(terminated: Bool)
    case incomplete
    case damage(Damage)
  }

  private mutating func scanField(
    _ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ lineEndsInside: inout Int, _ isLast: Bool
  ) -> FieldEnd {
    if at < bytes.count && bytes[at] == Byte.quote {
      if let stopped = scanQuoted(bytes, &at, &lineEndsInside, isLast) { return stopped }
    } else {
      let start = at
      while at < bytes.count && !Byte.endsPlainText[Int(bytes[at])] { at += 1 }
      fields.append(Field(range: start..<at, hasEscapes: false))
    }
    return scanDelimiter(bytes, &at, isLast)
  }

  /// Appends a quoted field and moves behind its closing quote; returns why it could not.
  private mutating func scanQuoted(
    _ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ lineEndsInside: inout Int, _ isLast: Bool
  ) -> FieldEnd? {
    let opening = at
    var hasEscapes = false
    at += 1
    while true {
      while at < bytes.count && bytes[at] != Byte.quote {
        if bytes[at] == Byte.lineFeed { lineEndsInside += 1 }
        if bytes[at] == 0 { return .damage(Damage(cause: .zeroByte, offset: at)) }
        at += 1
      }
      guard at < bytes.count else {
        return isLast ? .damage(Damage(cause: .unterminatedQuote, offset: opening)) : .incomplete
      }
      if at + 1 == bytes.count && !isLast { return .incomplete }
      guard at + 1 < bytes.count && bytes[at + 1] == Byte.quote else {
        fields.append(Field(range: opening + 1..<at, hasEscapes: hasEscapes))
        at += 1
        return nil
      }
      hasEscapes = true
      at += 2
    }
  }

  /// Moves behind the comma or line end at `at`.
  private func scanDelimiter(_ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ isLast: Bool) -> FieldEnd {
    guard at < bytes.count else { return isLast ? .recordEnd(terminated: false) : .incomplete }
    switch bytes[at] {
    case Byte.comma:
      at += 1
      return .separator
    case Byte.lineFeed:
      at += 1
      return .recordEnd(terminated: true)
    case Byte.carriageReturn:
      if at + 1 == bytes.count && !isLast { return .incomplete }
      guard at + 1 < bytes.count && bytes[at + 1] == Byte.lineFeed else {
        return .damage(Damage(cause: .bareCarriageReturn, offset: at))
      }
      at += 2
      return .recordEnd(terminated: true)
    case 0: return .damage(Damage(cause: .zeroByte, offset: at))
    default:
      let afterQuote = at > 0 && fields.last!.range.upperBound == at - 1
      return .damage(Damage(cause: afterQuote ? .textAfterQuote : .quoteInField, offset: at))
    }
  }
}

/// The bytes that mean something in a CSV.
enum Byte {
  static let quote = UInt8(ascii: "\"")
  static let comma = UInt8(ascii: ",")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  /// Whether a byte cannot stand in a field without quotes.
  static let endsPlainText: [Bool] = (0...255).map { [quote, comma, lineFeed, carriageReturn, 0].contains($0) }
}
