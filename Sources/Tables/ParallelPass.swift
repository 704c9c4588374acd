import Basics
import Platform

/// Reads several ranges of a large CSV in parallel, each on its own core.
///
/// A range starts after a line end near its share of the file. This line end either ends a record or is inside quotes.
/// Only the range before it can tell: it must reach its own end without an open quote. So if every range is read
/// without damage, together they give the result of a single pass. Otherwise a single pass must read the file.
package struct ParallelPass {
  private let options: CSVReader
  private let source: ByteSource
  private let count: Int

  private static let minimumSize = 4 << 20
  private static let maximumCount = 8

  /// - Parameters:
  ///   - options: what is known about the table.
  ///   - source: the bytes of the file.
  ///   - file: the file's name in errors.
  ///   - count: the number of ranges; by default one for each core, up to eight, with at least 4 MiB each.
  package init(_ options: CSVReader, _ source: ByteSource, file: String, count: Int? = nil) {
    self.options = options.naming(file)
    self.source = source
    let cores = ProcessInfo.processInfo.activeProcessorCount
    self.count = count ?? min(cores, source.count / Self.minimumSize, Self.maximumCount)
  }

  /// Returns the table; nil if a single pass must read the file, because it is small, damaged or unusual.
  package func table() throws -> Table? {
    guard count > 1, try !source.isGzip, let ranges = try ranges(count) else { return nil }
    let plan = ReadingPlan(dialect: try Dialect(of: source, options.format, file: options.file))
    guard plan.dialect.start < ranges[0].upperBound, let header = try header(plan) else { return nil }
    var results = ranges.concurrentMap { read($0, plan, header: header) }
    guard let whole = joined(&results) else { return nil }
    var parts = TableParts(header: header, builders: whole.builders, origin: whole.origin)
    guard case .table(let table) = try parts.table(options, plan) else { return nil }
    return table
  }

  private struct Part {
    var builders: [ColumnBuilder]
    var origin: TableOrigin
    var lineCount: Int
  }

  /// Returns the columns of a range; nil if it is damaged or must be read by another plan.
  private func read(_ range: Range<Int>, _ plan: ReadingPlan, header: CSVHeader) -> Part? {
    let isFirst = range.lowerBound == 0
    var pass = CSVPass(
      options, plan, expecting: isFirst ? source.count : range.count, header: isFirst ? nil : header)
    guard (try? pass.read(ByteWindow(source, range))) != nil, pass.damages.isEmpty, pass.revision == nil,
      pass.header != nil
    else { return nil }
    return Part(builders: pass.builders, origin: pass.origin, lineCount: pass.lineCount)
  }

  private func header(_ plan: ReadingPlan) throws -> CSVHeader? {
    var pass = CSVPass(options, plan, expecting: 0, stopsBehindHeader: true)
    try pass.read(ByteWindow(source, 0..<source.count))
    return pass.header
  }

  /// Returns ranges that begin at line starts; nil if a line is too long.
  private func ranges(_ count: Int) throws -> [Range<Int>]? {
    var starts = [0]
    for index in 1..<count {
      guard let start = try lineStart(behind: source.count / count * index), start > starts[starts.count - 1] else {
        return nil
      }
      starts.append(start)
    }
    return zip(starts, starts.dropFirst() + [source.count]).map { $0..<$1 }
  }

  private func lineStart(behind offset: Int) throws -> Int? {
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = try bytes.withUnsafeMutableBytes { try source.read(into: $0, from: offset) }
    return bytes.prefix(count).firstIndex(of: Byte.lineFeed).map { offset + $0 + 1 }
  }

  /// Appends all rows to the columns of the first range, which have reserved room for them.
  private func joined(_ parts: inout [Part?]) -> Part? {
    guard var whole = parts[0].take() else { return nil }
    for part in parts.dropFirst() {
      guard let part else { return nil }
      for index in whole.builders.indices where !whole.builders[index].append(part.builders[index]) { return nil }
      append(part, to: &whole)
    }
    return whole
  }

  private func append(_ part: Part, to whole: inout Part) {
    let offset = Int32(whole.lineCount)
    whole.origin.lines.append(contentsOf: part.origin.lines.lazy.map { $0 + offset })
    whole.origin.blankLines += part.origin.blankLines.map { $0 + whole.lineCount }
    whole.origin.remarks += part.origin.remarks.map { Remark($0.message, line: $0.line.map { $0 + whole.lineCount }) }
    whole.origin.repeatedHeaders += part.origin.repeatedHeaders.map { $0 + whole.lineCount }
    whole.origin.lacksFinalLineEnd = part.origin.lacksFinalLineEnd
    whole.lineCount += part.lineCount
  }
}
