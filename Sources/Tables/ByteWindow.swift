import Basics

/// A range of a source, or the whole content of a compressed one, read into memory piece by piece. After its bytes
/// there are 64 zeros.
struct ByteWindow: ~Copyable {
  private let source: ByteSource
  /// What unpacks the source; nil where its bytes are those that are meant.
  private let inflater: GzipInflater?
  private var buffer: UnsafeMutableRawBufferPointer
  private var count = 0
  private var next: Int
  /// Behind the last byte; of a packed source it is not known before it is reached.
  private var end: Int

  static let padding = 64
  private static let largestSize = 1 << 30

  /// - Parameters:
  ///   - range: the range of the source.
  ///   - size: how many bytes are loaded at first; at least three, the length of a byte-order mark.
  init(_ source: ByteSource, _ range: Range<Int>, size: Int = 1 << 18) {
    self.source = source
    inflater = nil
    next = range.lowerBound
    end = range.upperBound
    buffer = .allocate(byteCount: size + Self.padding, alignment: 64)
  }

  /// - Parameter source: packed by gzip.
  init(unpacking source: ByteSource, size: Int = 1 << 18) {
    self.source = source
    inflater = GzipInflater(source)
    next = 0
    end = .max
    buffer = .allocate(byteCount: size + Self.padding, alignment: 64)
  }

  deinit {
    buffer.deallocate()
  }

  private var start: UnsafeMutableRawPointer {
    buffer.baseAddress.unwrapped(because: "the buffer has room for padding")
  }

  /// The loaded bytes.
  var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: count)
  }

  /// Whether the loaded bytes are the last ones.
  var isLast: Bool { next == end }

  /// Drops the first loaded bytes and reads more after the others. Grows if all of them are still needed.
  ///
  /// - Throws: if reading or unpacking fails, or a single record is longer than a gibibyte.
  mutating func advance(dropping consumed: Int) throws(Diagnostic) {
    count -= consumed
    start.copyMemory(from: start + consumed, byteCount: count)
    if count == buffer.count - Self.padding { try grow() }
    while next < end && count < buffer.count - Self.padding {
      let room = min(buffer.count - Self.padding - count, end - next)
      let read = try read(into: .init(rebasing: buffer[count..<count + room]))
      count += read
      next += read
    }
    for index in count..<count + Self.padding { buffer[index] = 0 }
  }

  private mutating func read(into target: UnsafeMutableRawBufferPointer) throws(Diagnostic) -> Int {
    guard let inflater else {
      let read = try source.read(into: target, from: next)
      guard read > 0 else { throw Diagnostic(.badData, "the file became shorter while it was read") }
      return read
    }
    let read = try inflater.read(into: target)
    try Limit.unpacked.check(next + read, "the file")
    if read < target.count { end = next + read }
    return read
  }

  private mutating func grow() throws(Diagnostic) {
    guard count < Self.largestSize else {
      throw Diagnostic(.badData, "a record is longer than a gibibyte", hint: "a closing quote may be missing")
    }
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: 2 * count + Self.padding, alignment: 64)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    buffer.deallocate()
    buffer = larger
  }
}
