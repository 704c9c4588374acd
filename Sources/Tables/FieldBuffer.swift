/// A field of a CSV record, as a range of the loaded bytes. The quotes around a field are not part of it.
struct Field {
  var start: UInt32
  private var endAndFlag: UInt32

  /// - Parameters:
  ///   - start: the offset of the first byte.
  ///   - end: the offset after the last byte.
  ///   - hasEscapes: true if the contents must be unescaped, such as pairs of quotes that each mean one quote.
  init(start: Int, end: Int, hasEscapes: Bool = false) {
    self.start = UInt32(truncatingIfNeeded: start)
    endAndFlag = UInt32(truncatingIfNeeded: end) | (hasEscapes ? 1 << 31 : 0)
  }

  var end: Int { Int(endAndFlag & ~(1 << 31)) }
  var hasEscapes: Bool { endAndFlag >> 31 == 1 }
  var range: Range<Int> { Int(start)..<end }

  /// Returns true if a quote precedes the field.
  func isQuoted(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    start > 0 && bytes[Int(start) - 1] == Byte.quote
  }

  /// Returns true if the field begins or ends with a blank and is not in quotes.
  func isPadded(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard !range.isEmpty, Byte.isBlank(bytes[Int(start)]) || Byte.isBlank(bytes[end - 1]) else { return false }
    return !isQuoted(in: bytes)
  }

  /// Returns the field without the blanks around it. A quoted field is returned unchanged.
  @inline(__always)
  func trimmed(of bytes: UnsafeBufferPointer<UInt8>) -> Field {
    guard isPadded(in: bytes) else { return self }
    var (start, end) = (Int(start), end)
    while start < end && Byte.isBlank(bytes[start]) { start += 1 }
    while start < end && Byte.isBlank(bytes[end - 1]) { end -= 1 }
    return Field(start: start, end: end)
  }
}

/// A growing list of fields. Appending a field costs one store and one comparison.
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

  /// Removes the blanks around the fields from an index on.
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
