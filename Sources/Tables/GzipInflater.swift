import Basics
import CZlib

/// Unpacks gzip (RFC 1952) in the order of its bytes, one member after another, as `gzip -dc` does.
///
/// Knows nothing of what the bytes mean.
final class GzipInflater {
  private let source: ByteSource
  /// On the heap, since zlib remembers its address.
  private let stream: UnsafeMutablePointer<z_stream>
  private let input: UnsafeMutableRawBufferPointer
  /// The offset in the source after the bytes that were read into `input`.
  private var next = 0
  private var isBetweenMembers = false

  private static let inputSize = 1 << 16
  /// A window of 32 KiB, and a header and trailer of gzip's instead of zlib's.
  private static let windowBits: Int32 = 15 + 16

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
  /// - Returns: how many; fewer than there is room for at the end only.
  /// - Throws: if a member is damaged, ends too early or is followed by something else.
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

  /// Brings the next packed bytes to memory, once all others are used.
  private func refill() throws(Diagnostic) {
    guard stream.pointee.avail_in == 0, next < source.count else { return }
    let count = try source.read(into: input, from: next)
    guard count > 0 else { throw Diagnostic(.badData, "the file became shorter while it was read") }
    next += count
    stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_in = UInt32(count)
  }

  /// False at the end. Zeros after the last member fill a block of a tape and are ignored.
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
