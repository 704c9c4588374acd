/// The first records of a table, taken apart with one delimiter.
struct DelimiterTrial {
  let delimiter: UInt8
  /// How many fields each record has; blank lines are none.
  private(set) var widths: [Int] = []
  /// For each record, whether its last field is empty.
  private var endsEmpty: [Bool] = []
  private(set) var hasPaddedField = false
  private var isDamaged = false
  /// The records that say most: the header and those behind it.
  private(set) var firstRecords: [[String]] = []

  private static let keptRecords = 16

  /// - Parameter start: where the header begins. The 64 bytes after `bytes` are readable.
  init(
    _ delimiter: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int, comment: [UInt8]?, isLast: Bool
  ) {
    self.delimiter = delimiter
    var scanner = RecordScanner(from: start, delimiter: delimiter)
    var fields = FieldBuffer()
    while true {
      fields.truncate(to: 0)
      if let comment, bytes[scanner.position...].starts(with: comment) {
        guard scanner.skipLine(in: bytes, isLast: isLast) else { return }
        continue
      }
      switch scanner.next(in: bytes, isLast: isLast, into: &fields) {
      case .record: add(fields, bytes)
      case .damage: isDamaged = true
      default: break
      }
      guard scanner.position > scanner.recordStart, !isDamaged else { return }
    }
  }

  private mutating func add(_ fields: borrowing FieldBuffer, _ bytes: UnsafeBufferPointer<UInt8>) {
    let endsEmpty = fields[fields.count - 1].trimmed(of: bytes).range.isEmpty
    if fields.count == 1 && endsEmpty && !fields[0].isQuoted(in: bytes) { return }
    for index in 0..<fields.count where !hasPaddedField { hasPaddedField = fields[index].isPadded(in: bytes) }
    widths.append(fields.count)
    self.endsEmpty.append(endsEmpty)
    guard firstRecords.count < Self.keptRecords else { return }
    firstRecords.append((0..<fields.count).map { Self.text(fields[$0].trimmed(of: bytes), bytes) })
  }

  private static func text(_ field: Field, _ bytes: UnsafeBufferPointer<UInt8>) -> String {
    let contents = bytes[field.range]
    return String(decoding: field.hasEscapes ? CSVRecord.unescaped(contents) : Array(contents), as: UTF8.self)
  }

  /// How many columns the header has.
  var width: Int { widths.first ?? 0 }

  /// Whether each record has as many fields as the header, more than one.
  private var isEven: Bool { !isDamaged && width > 1 && widths.allSatisfy { $0 == width } }

  /// Whether each row has one empty field more than the header.
  var hasTrailingDelimiter: Bool {
    !isDamaged && width > 0 && widths.count > 1 && !endsEmpty[0]
      && widths.indices.dropFirst().allSatisfy { widths[$0] == width + 1 && endsEmpty[$0] }
  }

  /// Whether the delimiter takes all records apart alike.
  var fits: Bool { isEven || hasTrailingDelimiter }

  /// Whether the delimiter is in the header and in most records: the others are damage.
  var isLikely: Bool { width > 1 && 2 * widths.dropFirst().count { $0 > 1 } > widths.count - 1 }

  /// The best of some trials: one that fits, with most fields; else one that is likely; else the first.
  static func best(of trials: [DelimiterTrial]) -> DelimiterTrial {
    let fitting = trials.filter(\.fits)
    let widest = fitting.map(\.width).max()
    return fitting.first { $0.width == widest } ?? trials.first(where: \.isLikely) ?? trials[0]
  }
}
