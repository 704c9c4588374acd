/// A field of a CSV record, as a range of the loaded bytes.
struct Field {
  var start: UInt32
  private var endAndFlag: UInt32

  /// - Parameter hasEscapes: the contents contain pairs of quotes, each of which means one quote.
  init(start: Int, end: Int, hasEscapes: Bool = false) {
    self.start = UInt32(truncatingIfNeeded: start)
    endAndFlag = UInt32(truncatingIfNeeded: end) | (hasEscapes ? 1 << 31 : 0)
  }

  var end: Int { Int(endAndFlag & ~(1 << 31)) }
  var hasEscapes: Bool { endAndFlag >> 31 == 1 }
  var range: Range<Int> { Int(start)..<end }

  func isQuoted(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    start > 0 && bytes[Int(start) - 1] == Byte.quote
  }

  /// Whether blanks stand at an end of a field that is not in quotes.
  func isPadded(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard !range.isEmpty, Byte.isBlank(bytes[Int(start)]) || Byte.isBlank(bytes[end - 1]) else { return false }
    return !isQuoted(in: bytes)
  }

  /// The field without the blanks around it; a quoted one as it is.
  @inline(__always)
  func trimmed(of bytes: UnsafeBufferPointer<UInt8>) -> Field {
    guard isPadded(in: bytes) else { return self }
    var (start, end) = (Int(start), end)
    while start < end && Byte.isBlank(bytes[start]) { start += 1 }
    while start < end && Byte.isBlank(bytes[end - 1]) { end -= 1 }
    return Field(start: start, end: end)
  }
}

/// A growing list of fields. Appending costs one store and one comparison.
struct FieldBuffer: ~Copyable {
  private var base: UnsafeMutablePointer<Field>
  private(set) var count = 0
  private var capacity = 1 << 12

  init() {
    base = .allocate(capacity: capacity)
  }

  deinit {
    base.deallocate()
  }

  subscript(index: Int) -> Field {
    assert(index < count, "field \(index) of \(count)")
    return base[index]
  }

  /// Takes away the blanks around the fields from an index on.
  mutating func trim(from first: Int, of bytes: UnsafeBufferPointer<UInt8>) {
    for index in first..<count { base[index] = base[index].trimmed(of: bytes) }
  }

  @inline(__always)
  mutating func append(_ field: Field) {
    if count == capacity { grow() }
    base[count] = field
    count += 1
  }

  mutating func truncate(to count: Int) {
    self.count = count
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Field>.allocate(capacity: 2 * capacity)
    larger.moveInitialize(from: base, count: count)
    base.deallocate()
    base = larger
    capacity *= 2
  }
}
