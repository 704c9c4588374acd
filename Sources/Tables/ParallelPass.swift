import Basics
import Platform

/// Reads several ranges of a large CSV at once, each on its own core.
///
/// A range starts after a line end near its share of the file. That line end either ends a record or is inside quotes.
/// Only the range before it shows which: it must reach its own end without an open quote. So if every range reads
/// without damage, together they give the result of a single pass. Otherwise a single pass must read the file.
package struct ParallelPass {
  private let options: CSVReader
  private let source: ByteSource
  private let file: String

  private let count: Int

  private static let leastStretch = 4 << 20
  private static let mostStretches = 8

  /// - Parameter count: how many ranges; by default one for each core, with at least 4 MiB each.
  package init(_ options: CSVReader, _ source: ByteSource, file: String, count: Int? = nil) {
    self.options = options
    self.source = source
    self.file = file
    let cores = ProcessInfo.processInfo.activeProcessorCount
    self.count = count ?? min(cores, source.count / Self.leastStretch, Self.mostStretches)
  }

  /// The table; nil if a single pass must read the file, because it is small, damaged or unusual.
  package func table() throws -> Table? {
    guard count > 1, let stretches = try stretches(count), let header = try header() else { return nil }
    var results = stretches.concurrentMap { read($0, header: header) }
    return joined(&results)
  }

  private struct Stretch {
    var builders: [ColumnBuilder]
    var origin: TableOrigin
    var lineCount: Int
  }

  /// Nil for damage, and for a column with texts below numbers.
  private func read(_ range: Range<Int>, header: CSVHeader) -> Stretch? {
    let isFirst = range.lowerBound == 0
    var pass = CSVPass(
      options, file: file, expecting: isFirst ? source.count : range.count, header: isFirst ? nil : header)
    guard (try? pass.read(ByteWindow(source, range))) != nil, pass.damages.isEmpty, pass.columnsThatTurnIntoText.isEmpty
    else { return nil }
    return Stretch(builders: pass.builders, origin: pass.origin, lineCount: pass.lineCount)
  }

  private func header() throws -> CSVHeader? {
    var pass = CSVPass(options, file: file, expecting: 0, stopsBehindHeader: true)
    try pass.read(ByteWindow(source, 0..<source.count))
    return pass.header
  }

  /// Nil if a line is longer than a range.
  private func stretches(_ count: Int) throws -> [Range<Int>]? {
    var starts = [0]
    for index in 1..<count {
      guard let start = try lineStart(behind: source.count / count * index), start > starts.last! else { return nil }
      starts.append(start)
    }
    return zip(starts, starts.dropFirst() + [source.count]).map { $0..<$1 }
  }

  private func lineStart(behind offset: Int) throws -> Int? {
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = try bytes.withUnsafeMutableBytes { try source.read(into: $0, from: offset) }
    return bytes.prefix(count).firstIndex(of: Byte.lineFeed).map { offset + $0 + 1 }
  }

  /// Adds all rows to the columns of the first range, which have room for them.
  private func joined(_ stretches: inout [Stretch?]) -> Table? {
    guard stretches.allSatisfy({ $0 != nil }), var whole = stretches[0].take() else { return nil }
    for stretch in stretches.dropFirst() {
      for index in whole.builders.indices where !whole.builders[index].append(stretch!.builders[index]) { return nil }
      append(stretch!, to: &whole)
    }
    return Table(whole.builders.filter(\.isKept).map(\.column), origin: whole.origin)
  }

  private func append(_ stretch: Stretch, to whole: inout Stretch) {
    let offset = Int32(whole.lineCount)
    whole.origin.lines.append(contentsOf: stretch.origin.lines.lazy.map { $0 + offset })
    whole.origin.repeatedHeaders += stretch.origin.repeatedHeaders.map { $0 + whole.lineCount }
    whole.origin.lacksFinalLineEnd = stretch.origin.lacksFinalLineEnd
    whole.lineCount += stretch.lineCount
  }
}
