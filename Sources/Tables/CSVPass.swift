import Basics

/// One pass over a range of a CSV. It fills columns or collects errors.
struct CSVPass: ~Copyable {
  /// Nil until the first record is read.
  private(set) var header: CSVHeader?
  private(set) var builders: [ColumnBuilder] = []
  private(set) var origin: TableOrigin
  /// The errors in the order of the file, at most twenty.
  private(set) var damages: [Diagnostic] = []
  /// Columns that have a text after numbers. The file must be read again, with these columns declared as text.
  private(set) var columnsThatTurnIntoText: Set<String> = []
  /// How many lines the range has.
  private(set) var lineCount = 0

  private let options: CSVReader
  private let stopsBehindHeader: Bool
  /// The bytes of all rows that will go to these columns, so that their memory is asked for once.
  private let expectedBytes: Int
  private var batch = RecordBatch(width: 0)
  private var isStopped = false

  private static let mostDamages = 20

  /// - Parameters:
  ///   - expectedBytes: the length of the range, or more if other rows will be added to its columns.
  ///   - header: the header, if the range does not start with it.
  init(
    _ options: CSVReader, file: String, expecting expectedBytes: Int, header: CSVHeader? = nil,
    stopsBehindHeader: Bool = false
  ) {
    self.options = options
    self.expectedBytes = expectedBytes
    self.stopsBehindHeader = stopsBehindHeader
    origin = TableOrigin(file: file, lines: [])
    if let header { begin(header) }
  }

  /// Reads all records of a range.
  mutating func read(_ window: consuming ByteWindow) throws(Diagnostic) {
    try advance(&window, dropping: 0, line: 1)
    let hasMark = header == nil && window.bytes.starts(with: [0xEF, 0xBB, 0xBF])
    var scanner = RecordScanner(from: hasMark ? 3 : 0)
    while !isStopped {
      consume(window.bytes, window.isLast, &scanner)
      if window.isLast { break }
      try advance(&window, dropping: scanner.discardConsumed(), line: scanner.endLine)
    }
    lineCount = scanner.endLine - 1
    damages = Array(damages.sorted(by: Self.standsBefore).prefix(Self.mostDamages))
  }

  /// An error in the bytes is reported with the line that was reached.
  private func advance(_ window: inout ByteWindow, dropping consumed: Int, line: Int) throws(Diagnostic) {
    do throws(Diagnostic) {
      try window.advance(dropping: consumed)
    } catch {
      var damage = error
      damage.location = SourceLocation(file: origin.file, line: line)
      throw damage
    }
  }

  /// Reads all records that are complete in `bytes`.
  private mutating func consume(
    _ bytes: UnsafeBufferPointer<UInt8>, _ isLast: Bool, _ scanner: inout RecordScanner
  ) {
    let isASCII = Self.isASCII(bytes)
    while !isStopped {
      batch.dropUnkept()
      let first = batch.fields.count
      let outcome = scanner.next(in: bytes, isLast: isLast, into: &batch.fields)
      guard outcome == .record else {
        let damaged = record(from: first, bytes, scanner)
        flush(bytes)
        if case .damage(let damage) = outcome { stop(damaged.diagnostic(damage)) }
        return
      }
      if isASCII, let header, batch.fields.count - first == builders.count,
        !header.mayBeRestated(bytes, firstField: batch.fields[first]), scanner.isTerminated
      {
        batch.keep(line: scanner.line, start: scanner.recordStart)
        if batch.count == RecordBatch.size { flush(bytes) }
      } else {
        inspect(record(from: first, bytes, scanner), end: scanner.position, isASCII)
      }
    }
  }

  /// A record that may not be a row.
  private mutating func inspect(_ record: CSVRecord, end: Int, _ isASCII: Bool) {
    if !isASCII, let damage = record.invalidUTF8(before: end) {
      flush(record.bytes)
      return stop(damage)
    }
    guard let header else { return readHeader(record) }
    if record.fields.count != header.names.count {
      report(header.isRestated(by: record) ? header.differentHeader(record) : header.wrongFieldCount(record))
    } else if header.matches(record) {
      origin.repeatedHeaders.append(record.line)
    } else if header.isName(record.text(0)) && header.isRestated(by: record) {
      report(header.differentHeader(record))
    } else {
      batch.keep(line: record.line, start: record.start)
      origin.lacksFinalLineEnd = !record.isTerminated
      if batch.count == RecordBatch.size { flush(record.bytes) }
    }
  }

  private mutating func readHeader(_ record: CSVRecord) {
    do {
      begin(try CSVHeader(record, required: options.required))
      isStopped = stopsBehindHeader
    } catch {
      stop(error)
    }
  }

  private mutating func begin(_ header: CSVHeader) {
    builders = header.names.map { name in
      let kind: ColumnBuilder.Kind? =
        options.textual.contains(name) ? .text : options.numeric.contains(name) ? .number : nil
      return ColumnBuilder(name, kind: kind, isKept: options.kept?.contains(name) ?? true)
    }
    batch = RecordBatch(width: builders.count)
    self.header = header
  }

  /// Hands the records of the batch to the columns.
  private mutating func flush(_ bytes: UnsafeBufferPointer<UInt8>) {
    var firstTexts: [(row: Int, column: Int)] = []
    for column in builders.indices {
      switch builders[column].add(batch, column: column, of: bytes) {
      case .added: continue
      case .notNumbers(let rows):
        for row in rows { reportValue(row, column, bytes) }
      case .turnsIntoText(let row): firstTexts.append((row, column))
      }
    }
    guard firstTexts.isEmpty else { return stopAtTexts(firstTexts, bytes) }
    if origin.lines.isEmpty { reserve() }
    origin.lines.append(contentsOf: batch.lines)
    batch.removeAll()
  }

  /// Texts below numbers: either the first of them is in a second header, or their columns hold texts.
  private mutating func stopAtTexts(_ texts: [(row: Int, column: Int)], _ bytes: UnsafeBufferPointer<UInt8>) {
    isStopped = true
    for row in texts.map(\.row).sorted() {
      let record = record(ofRow: row, bytes)
      if header!.isRestated(by: record) { return stop(header!.differentHeader(record)) }
    }
    columnsThatTurnIntoText = Set(texts.map { builders[$0.column].name })
  }

  /// Makes room for the number of rows that the first batch predicts, plus one sixteenth.
  private mutating func reserve() {
    guard batch.count == RecordBatch.size else { return }
    let bytesPerRow = Double(batch.starts.last! - batch.starts.first!) / Double(batch.count - 1)
    let rowCount = Int(rounding: Double(expectedBytes) / bytesPerRow * 17 / 16, within: 0...expectedBytes)
    for column in builders.indices { builders[column].reserve(rowCount) }
    origin.lines.reserveCapacity(rowCount)
  }

  private mutating func reportValue(_ row: Int, _ column: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
    let damaged = record(ofRow: row, bytes)
    let isHeader = header!.isRestated(by: damaged)
    report(isHeader ? header!.differentHeader(damaged) : header!.notANumber(damaged, column: column))
  }

  /// Damage after which the following records are still readable, so the search for damage continues.
  private mutating func report(_ damage: Diagnostic) {
    guard !damages.contains(damage) else { return }
    damages.append(damage)
    isStopped = damages.count == Self.mostDamages
  }

  private mutating func stop(_ damage: Diagnostic) {
    damages.append(damage)
    isStopped = true
  }

  private func record(
    from first: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ scanner: RecordScanner
  ) -> CSVRecord {
    CSVRecord(
      bytes: bytes, fields: (first..<batch.fields.count).map { batch.fields[$0] }, start: scanner.recordStart,
      line: scanner.line, isTerminated: scanner.isTerminated, file: origin.file)
  }

  private func record(ofRow row: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> CSVRecord {
    CSVRecord(
      bytes: bytes, fields: builders.indices.map { batch.field(row, $0) }, start: batch.starts[row],
      line: Int(batch.lines[row]), isTerminated: true, file: origin.file)
  }

  private static func standsBefore(_ a: Diagnostic, _ b: Diagnostic) -> Bool {
    (a.location?.line ?? 0, a.location?.column ?? 0) < (b.location?.line ?? 0, b.location?.column ?? 0)
  }

  private static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let words = UnsafeRawBufferPointer(start: bytes.baseAddress, count: (bytes.count + 7) & ~7).bindMemory(
      to: UInt64.self)
    return words.reduce(0, |) & 0x8080_8080_8080_8080 == 0
  }
}
