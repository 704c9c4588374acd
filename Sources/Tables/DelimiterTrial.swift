/// A trial of one delimiter: the first records of a table, split by it.
struct DelimiterTrial {
  let delimiter: UInt8
  /// The number of fields of each record. Blank lines are left out.
  private(set) var widths: [Int] = []
  /// For each record, whether its last field is empty.
  private var endsEmpty: [Bool] = []
  private(set) var hasPaddedField = false
  private var isDamaged = false
  /// The texts of the first records: the header and the rows after it.
  private(set) var firstRecords: [[String]] = []

  private static let keptRecords = 16

  /// - Parameters:
  ///   - delimiter: the delimiter to try.
  ///   - bytes: the first bytes of the file, after which 64 more are readable.
  ///   - start: the offset at which the header begins.
  ///   - comment: the bytes with which a comment begins; nil if there are no comments.
  ///   - isLast: true if `bytes` is the whole file.
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

  /// The number of columns of the header.
  var width: Int { widths.first ?? 0 }

  /// True if each record has as many fields as the header, and these are more than one.
  private var isEven: Bool { !isDamaged && width > 1 && widths.allSatisfy { $0 == width } }

  /// True if each row has one more field than the header, and that field is empty.
  var hasTrailingDelimiter: Bool {
    !isDamaged && width > 0 && widths.count > 1 && !endsEmpty[0]
      && widths.indices.dropFirst().allSatisfy { widths[$0] == width + 1 && endsEmpty[$0] }
  }

  /// True if the delimiter splits all records in the same way.
  var fits: Bool { isEven || hasTrailingDelimiter }

  /// True if the delimiter occurs in the header and in most rows. The other rows are then damaged.
  var isLikely: Bool { width > 1 && 2 * widths.dropFirst().count { $0 > 1 } > widths.count - 1 }

  /// Returns the best trial: of those that fit, the one with the most fields; if none fits, the first likely one;
  /// otherwise the first.
  static func best(of trials: [DelimiterTrial]) -> DelimiterTrial {
    let fitting = trials.filter(\.fits)
    let widest = fitting.map(\.width).max()
    return fitting.first { $0.width == widest } ?? trials.first(where: \.isLikely) ?? trials[0]
  }
}
