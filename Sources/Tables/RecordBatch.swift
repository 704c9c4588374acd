/// Records with the same number of fields. The fields are found, but their values are not parsed yet.
///
/// The columns take their values from a batch one after the other, each in one short loop over its own fields.
struct RecordBatch: ~Copyable {
  static let size = 512

  /// `fields[row * width + column]`.
  var fields = FieldBuffer()
  private(set) var lines: [Int32] = []
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
