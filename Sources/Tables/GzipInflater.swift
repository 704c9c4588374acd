import Basics
import CZlib

/// Unpacks gzip (RFC 1952) from beginning to end, one member after another, as `gzip -dc` does.
///
/// It does not know what the bytes mean.
final class GzipInflater {
  private let source: ByteSource
  /// The state of zlib. It is on the heap because zlib stores its address.
  private let stream: UnsafeMutablePointer<z_stream>
  private let input: UnsafeMutableRawBufferPointer
  /// The offset in the source after the bytes that were loaded into `input`.
  private var next = 0
  private var isBetweenMembers = false

  private static let inputSize = 1 << 16
  /// zlib's `windowBits`: a window of 2^15 bytes, plus 16 for gzip's header and trailer instead of zlib's.
  private static let windowBits: Int32 = 15 + 16

  /// The bytes with which every gzip file begins.
  static let firstBytes: [UInt8] = [0x1F, 0x8B]

  /// - Parameter source: the packed bytes.
  init(_ source: ByteSource) {
    self.source = source
    input = .allocate(byteCount: Self.inputSize, alignment: 64)
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let status = inflateInit2_(stream, Self.windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else { fatalError("zlib cannot start to decompress: \(status)") }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    input.deallocate()
  }

  /// Fills `target` with the next unpacked bytes, as far as there are any.
  ///
  /// - Returns: the number of bytes. It is less than the size of `target` only at the end.
  /// - Throws: an error if a member is damaged, ends too early or is followed by something else.
  func read(into target: UnsafeMutableRawBufferPointer) throws(Diagnostic) -> Int {
    guard let start = target.baseAddress else { return 0 }
    stream.pointee.next_out = start.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = UInt32(target.count)
    while stream.pointee.avail_out > 0 {
      try refill()
      if isBetweenMembers, try !beginMember() { break }
      guard stream.pointee.avail_in > 0 else { throw damage("ends in the middle of its data") }
      try inflateOnce()
    }
    return target.count - Int(stream.pointee.avail_out)
  }

  private func inflateOnce() throws(Diagnostic) {
    switch inflate(stream, Z_NO_FLUSH) {
    case Z_OK, Z_BUF_ERROR: return
    case Z_STREAM_END: isBetweenMembers = true
    case let status:
      throw damage("is damaged: \(stream.pointee.msg.map { String(cString: $0) } ?? "zlib says \(status)")")
    }
  }

  /// Loads the next packed bytes when all loaded ones are used.
  private func refill() throws(Diagnostic) {
    guard stream.pointee.avail_in == 0, next < source.count else { return }
    let count = try source.read(into: input, from: next)
    guard count > 0 else { throw Diagnostic(.badData, "the file became shorter while it was read") }
    next += count
    stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_in = UInt32(count)
  }

  /// Begins the next member; returns false at the end. Zeros after the last member are padding, as on tapes, and are
  /// skipped.
  private func beginMember() throws(Diagnostic) -> Bool {
    while stream.pointee.avail_in > 0, let byte = stream.pointee.next_in?.pointee, byte == 0 {
      stream.pointee.next_in += 1
      stream.pointee.avail_in -= 1
      try refill()
    }
    guard stream.pointee.avail_in > 0 else { return false }
    guard stream.pointee.next_in.pointee == Self.firstBytes[0] else { throw damage("is followed by something else") }
    inflateReset(stream)
    isBetweenMembers = false
    return true
  }

  private func damage(_ what: String) -> Diagnostic {
    Diagnostic(
      .badData, "the gzip data \(what), at byte \(next - Int(stream.pointee.avail_in)) of \(source.count)",
      hint: "the file may be incomplete or damaged: create it again, or check it with gzip --test")
  }
}
