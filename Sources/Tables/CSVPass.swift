import Basics

/// One pass over the bytes of a CSV, which fills a table or collects what is wrong.
struct CSVPass {
  /// A column whose numbers are followed by a text: the file must be read again with it declared textual.
  private(set) var columnThatTurnsIntoText: String?

  private let options: CSVReader
  private let file: String
  private var scanner = RecordScanner()
  private var header: CSVHeader?
  private var builders: [ColumnBuilder] = []
  private var origin: TableOrigin
  private var damages: [Diagnostic] = []
  private var unescaped: [UInt8] = []
  private var isStopped = false

  private static let mostDamages = 20

  init(_ options: CSVReader, file: String) {
    self.options = options
    self.file = file
    origin = TableOrigin(file: file, lines: [])
  }

  /// Reads all records that lie whole in `bytes`.
  mutating func consume(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) {
    if header == nil && bytes.starts(with: [0xEF, 0xBB, 0xBF]) { scanner = RecordScanner(from: 3) }
    let isASCII = bytes.allSatisfy { $0 < 0x80 }
    while !isStopped {
      switch scanner.next(in: bytes, isLast: isLast) {
      case .record: readRecord(CSVRecord(bytes, scanner, file: file), isASCII: isASCII)
      case .damage(let damage): stop(CSVRecord(bytes, scanner, file: file).diagnostic(damage))
      case .incomplete, .end: return
      }
    }
  }

  /// The table, once all bytes are consumed.
  func table() throws -> Table {
    if damages.count > 1 { throw DiagnosticList(damages) }
    if let damage = damages.first { throw damage }
    guard header != nil else {
      throw Diagnostic(
        .badData, "the file is empty: a header with the names of the columns was expected",
        at: SourceLocation(file: file, line: 1))
    }
    return Table(builders.filter(\.isKept).map(\.column), origin: origin)
  }

  private mutating func readRecord(_ record: CSVRecord, isASCII: Bool) {
    if !isASCII, let damage = record.invalidUTF8() { return stop(damage) }
    guard let header else { return readHeader(record) }
    if record.fields.count != header.names.count {
      report(header.isRestated(by: record) ? header.differentHeader(record) : header.wrongFieldCount(record))
    } else if header.mayBeRestated(by: record) && header.isRestated(by: record) {
      guard header.matches(record) else { return report(header.differentHeader(record)) }
      origin.repeatedHeaders.append(record.line)
    } else {
      readRow(record, header)
    }
  }

  private mutating func readHeader(_ record: CSVRecord) {
    do {
      let header = try CSVHeader(record, required: options.required)
      builders = header.names.map { name in
        let kind: ColumnBuilder.Kind? =
          options.numeric.contains(name) ? .number : options.textual.contains(name) ? .text : nil
        return ColumnBuilder(name, kind: kind, isKept: options.kept?.contains(name) ?? true)
      }
      self.header = header
    } catch {
      stop(error)
    }
  }

  private mutating func readRow(_ record: CSVRecord, _ header: CSVHeader) {
    for index in builders.indices {
      switch record.withField(index, scratch: &unescaped, { builders[index].add($0) }) {
      case .added: continue
      case .notANumber:
        return report(
          header.isRestated(by: record) ? header.differentHeader(record) : header.notANumber(record, column: index))
      case .turnsIntoText:
        if header.isRestated(by: record) { return report(header.differentHeader(record)) }
        columnThatTurnsIntoText = header.names[index]
        isStopped = true
        return
      }
    }
    origin.lines.append(Int32(record.line))
    if !record.isTerminated { origin.lacksFinalLineEnd = true }
  }

  /// Damage that leaves the following records readable: they are searched for more of it.
  private mutating func report(_ damage: Diagnostic) {
    damages.append(damage)
    isStopped = damages.count == Self.mostDamages
  }

  private mutating func stop(_ damage: Diagnostic) {
    damages.append(damage)
    isStopped = true
  }
}
