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
