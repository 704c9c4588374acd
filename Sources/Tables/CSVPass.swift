import Basics

/// One pass over a range of a table's bytes, which fills columns and collects errors.
struct CSVPass: ~Copyable {
  /// The header; nil until it is read.
  private(set) var header: CSVHeader?
  private(set) var builders: [ColumnBuilder] = []
  private(set) var origin: TableOrigin
  private(set) var damages = DamageList()
  /// The plan by which the file must be read instead; nil as long as this plan fits.
  private(set) var revision: ReadingPlan?
  /// The number of lines of the range.
  private(set) var lineCount = 0

  private let options: CSVReader
  private let plan: ReadingPlan
  private let stopsBehindHeader: Bool
  /// The size in bytes of all rows that these columns will hold, so that memory is reserved only once.
  private let expectedBytes: Int
  private var batch = RecordBatch(width: 0)
  private var isStopped = false
  /// The fields of the records of the header that were read before its last one.
  private var headerAbove: [[String]] = []

  /// - Parameters:
  ///   - expectedBytes: the length of the range, or more if other rows will be appended to its columns.
  ///   - header: the header, if the range does not start with it; otherwise nil.
  init(
    _ options: CSVReader, _ plan: ReadingPlan, expecting expectedBytes: Int, header: CSVHeader? = nil,
    stopsBehindHeader: Bool = false
  ) {
    self.options = options
    self.plan = plan
    self.expectedBytes = expectedBytes
    self.stopsBehindHeader = stopsBehindHeader
    origin = TableOrigin(file: options.file)
    if let header { begin(header) }
  }

  /// Reads all records of a range.
  mutating func read(_ window: consuming ByteWindow) throws(Diagnostic) {
    let dialect = plan.dialect
    let (start, line) = header == nil ? (dialect.start, dialect.firstLine) : (0, 1)
    repeat {
      try advance(&window, dropping: 0, line: 1)
    } while window.bytes.count < start && !window.isLast
    var scanner = RecordScanner(from: start, line: line, delimiter: dialect.delimiter)
    while !isStopped {
      consume(window.bytes, window.isLast, &scanner)
      if window.isLast { break }
      try advance(&window, dropping: scanner.discardConsumed(), line: scanner.endLine)
    }
    lineCount = scanner.endLine - 1
    damages.sort()
    if let line = scanner.lineOfBlankByQuote {
      origin.remarks.append(Remark("blanks between a quote and the delimiter are left out", line: line))
    }
  }

  /// Loads more bytes. Errors get the given line as their location.
  private func advance(_ window: inout ByteWindow, dropping consumed: Int, line: Int) throws(Diagnostic) {
    do throws(Diagnostic) {
      try window.advance(dropping: consumed)
    } catch {
      var damage = error
      damage.location = SourceLocation(file: origin.file, line: line)
      throw damage
    }
  }

  /// Reads all complete records in `bytes`.
  private mutating func consume(
    _ bytes: UnsafeBufferPointer<UInt8>, _ isLast: Bool, _ scanner: inout RecordScanner
  ) {
    let isASCII = Self.isASCII(bytes)
    let (trims, comment) = (plan.dialect.trimsBlanks, plan.dialect.comment)
    while !isStopped {
      batch.dropUnkept()
      let first = batch.fields.count
      if let comment, bytes[scanner.position...].starts(with: comment) {
        if scanner.skipLine(in: bytes, isLast: isLast) { continue }
        return flush(bytes)
      }
      let outcome = scanner.next(in: bytes, isLast: isLast, into: &batch.fields)
      guard outcome == .record else {
        let damaged = record(from: first, bytes, scanner)
        flush(bytes)
        if case .damage(let damage) = outcome { stop(damaged.diagnostic(damage)) }
        return
      }
      if trims { batch.fields.trim(from: first, of: bytes) }
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

  /// Handles a record that may not be a row.
  private mutating func inspect(_ record: CSVRecord, end: Int, _ isASCII: Bool) {
    if !isASCII, let damage = record.invalidUTF8(before: end) {
      flush(record.bytes)
      return stop(damage)
    }
    if record.isBlank && header?.names.count != 1 { return origin.blankLines.append(record.line) }
    guard let header else { return readHeader(record) }
    if header.matches(record) {
      origin.repeatedHeaders.append(record.line)
    } else if record.fields.count != header.width {
      report(header.isRestated(by: record) ? header.differentHeader(record) : header.wrongFieldCount(record))
    } else if header.isName(record.text(0)) && header.isRestated(by: record) {
      report(header.differentHeader(record))
    } else {
      if record.isBlank { origin.blankLines.append(record.line) }
      batch.keep(line: record.line, start: record.start)
      origin.lacksFinalLineEnd = !record.isTerminated
      if batch.count == RecordBatch.size { flush(record.bytes) }
    }
  }

  private mutating func readHeader(_ record: CSVRecord) {
    guard headerAbove.count + 1 >= plan.dialect.headerRows else {
      return headerAbove.append(record.fields.indices.map { record.text($0) })
    }
    do {
      begin(try CSVHeader(record, below: headerAbove, required: options.required, plan.dialect))
      isStopped = stopsBehindHeader
    } catch {
      stop(error)
    }
  }

  private mutating func begin(_ header: CSVHeader) {
    let (options, missing) = (options.settled(among: header.names), MissingTokens(options.format))
    builders = header.names.map { name in
      let isKept = plan.asTexts.contains(name) || options.kept?.contains(name) ?? true
      return ColumnBuilder(
        name, kind: options.kind(of: name, plan), isKept: isKept, missing: missing,
        watchesBlanks: !plan.dialect.trimsBlanks && plan.dialect.namesColumns)
    }
    if plan.dialect.hasTrailingDelimiter { builders.append(ColumnBuilder(nothingBehind: missing)) }
    batch = RecordBatch(width: builders.count)
    self.header = header
  }

  /// Adds the records of the batch to the columns.
  private mutating func flush(_ bytes: UnsafeBufferPointer<UInt8>) {
    var firstTexts: [(row: Int, column: Int)] = []
    for column in builders.indices {
      switch builders[column].add(batch, column: column, of: bytes) {
      case .added: continue
      case .unfit(let rows):
        let damaged = rows.filter { isStrict(column) || !mayBeNumber($0, column, bytes) }
        for row in damaged { reportValue(row, column, bytes) }
        if damaged.isEmpty { firstTexts.append((rows[0], column)) }
      case .turnsIntoText(let row): firstTexts.append((row, column))
      case .isPadded: revise { $0.dialect.trimsBlanks = true }
      }
    }
    guard firstTexts.isEmpty else { return stopAtTexts(firstTexts, bytes) }
    if origin.lines.isEmpty { reserve() }
    origin.lines.append(contentsOf: batch.lines)
    batch.removeAll()
  }

  /// Returns true if every value that does not fit the column is damage, without another attempt to read the file.
  private func isStrict(_ column: Int) -> Bool {
    builders[column].kind == .nothing || plan.strict.contains(builders[column].name)
  }

  /// Returns true if the field is a number in some notation, which the other fields may share.
  private func mayBeNumber(_ row: Int, _ column: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let text = record(ofRow: row, bytes).text(column)
    return FieldNotation.all(decimalCommas: plan.dialect.allowsDecimalCommas, dates: false).contains {
      $0.number(text) != nil
    }
  }

  private mutating func revise(_ change: (inout ReadingPlan) -> Void) {
    var revised = revision ?? plan
    change(&revised)
    revision = revised
    isStopped = true
  }

  /// The header, which is known when rows are read.
  private var knownHeader: CSVHeader { header.unwrapped(because: "rows are read behind the header") }

  /// Handles texts below numbers. Either a second header holds the first of them, or their columns hold texts.
  private mutating func stopAtTexts(_ texts: [(row: Int, column: Int)], _ bytes: UnsafeBufferPointer<UInt8>) {
    for row in texts.map(\.row).sorted() {
      let record = record(ofRow: row, bytes)
      if knownHeader.isRestated(by: record) { return stop(knownHeader.differentHeader(record)) }
    }
    let names = texts.map { builders[$0.column].name }
    revise { $0.asTexts.formUnion(names) }
  }

  /// Reserves room for the number of rows that the first batch suggests, plus one sixteenth.
  private mutating func reserve() {
    guard batch.count == RecordBatch.size else { return }
    let bytesPerRow = Double(batch.starts[batch.count - 1] - batch.starts[0]) / Double(batch.count - 1)
    let rowCount = Int(rounding: Double(expectedBytes) / bytesPerRow * 17 / 16, within: 0...expectedBytes)
    for column in builders.indices { builders[column].reserve(rowCount) }
    origin.lines.reserveCapacity(rowCount)
  }

  private mutating func reportValue(_ row: Int, _ column: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
    let damaged = record(ofRow: row, bytes)
    guard !knownHeader.isRestated(by: damaged) else { return report(knownHeader.differentHeader(damaged)) }
    report(
      builders[column].kind == .nothing
        ? knownHeader.wrongFieldCount(damaged) : knownHeader.notANumber(damaged, column: column))
  }

  /// Reports damage after which the next records can still be read. The search for more damage goes on.
  private mutating func report(_ damage: Diagnostic) {
    damages.add(damage)
    isStopped = isStopped || damages.isFull
  }

  private mutating func stop(_ damage: Diagnostic) {
    damages.add(damage)
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

  private static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let words = UnsafeRawBufferPointer(start: bytes.baseAddress, count: (bytes.count + 7) & ~7).bindMemory(
      to: UInt64.self)
    return words.reduce(0, |) & 0x8080_8080_8080_8080 == 0
  }
}
