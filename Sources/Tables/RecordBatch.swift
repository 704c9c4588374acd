/// Records with the same number of fields, which are found but not parsed yet.
///
/// Each column takes its values from a batch in one short loop over its own fields.
struct RecordBatch: ~Copyable {
  /// The number of records after which a batch is handed to the columns.
  static let size = 512

  /// The fields, as `fields[row * width + column]`.
  var fields = FieldBuffer()
  /// The line of each record.
  private(set) var lines: [Int32] = []
  /// The offset at which each record begins.
  private(set) var starts: [Int] = []
  private let width: Int

  init(width: Int) {
    self.width = width
    lines.reserveCapacity(Self.size)
    starts.reserveCapacity(Self.size)
  }

  var count: Int { lines.count }

  /// Keeps the record whose fields were appended last.
  @inline(__always)
  mutating func keep(line: Int, start: Int) {
    lines.append(Int32(truncatingIfNeeded: line))
    starts.append(start)
  }

  /// Removes the fields after those of the kept records.
  @inline(__always)
  mutating func dropUnkept() {
    fields.truncate(to: lines.count * width)
  }

  mutating func removeAll() {
    lines.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    fields.truncate(to: 0)
  }

  @inline(__always)
  func field(_ row: Int, _ column: Int) -> Field {
    fields[row * width + column]
  }
}
