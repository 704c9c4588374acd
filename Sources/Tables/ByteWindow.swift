import Basics

/// A sliding window on a range of a source, or on the whole content of a packed source. Bytes are loaded piece by
/// piece, and 64 zeros always follow the loaded ones.
struct ByteWindow: ~Copyable {
  private let source: ByteSource
  /// Unpacks the source; nil if the source is not packed.
  private let inflater: GzipInflater?
  private var buffer: UnsafeMutableRawBufferPointer
  private var count = 0
  /// The offset of the next byte to load.
  private var next: Int
  /// The offset after the last byte. For a packed source it is unknown until the end is reached.
  private var end: Int

  /// The number of zeros after the loaded bytes.
  static let padding = 64
  private static let largestSize = 1 << 30

  /// - Parameters:
  ///   - range: the range of the source to read.
  ///   - size: the number of bytes that the window holds at first; at least three, the length of a byte-order mark.
  init(_ source: ByteSource, _ range: Range<Int>, size: Int = 1 << 18) {
    self.source = source
    inflater = nil
    next = range.lowerBound
    end = range.upperBound
    buffer = .allocate(byteCount: size + Self.padding, alignment: 64)
  }

  /// - Parameters:
  ///   - source: a source that is packed by gzip.
  ///   - size: the number of bytes that the window holds at first.
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

  /// True if nothing follows the loaded bytes.
  var isLast: Bool { next == end }

  /// Drops the first `consumed` bytes and loads more after the others. The window grows if it is full and nothing is
  /// dropped.
  ///
  /// - Throws: an error if reading or unpacking fails, or if a single record is longer than a gibibyte.
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
