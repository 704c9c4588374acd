/// Packs bits into bytes, from the least significant bit on (RFC 1951, 3.1.1).
struct BitWriter {
  private(set) var bytes: [UInt8] = []
  private var pending: UInt64 = 0
  private var pendingCount = 0

  /// Appends the lowest `count` bits of a number. Higher bits must be zero.
  ///
  /// - Parameter count: the number of bits, at most 32.
  mutating func append(_ bits: UInt32, count: Int) {
    pending |= UInt64(bits) << UInt64(pendingCount)
    pendingCount += count
    if pendingCount >= 32 { flushWord() }
  }

  private mutating func flushWord() {
    let word = UInt32(truncatingIfNeeded: pending)
    bytes.append(UInt8(truncatingIfNeeded: word))
    bytes.append(UInt8(truncatingIfNeeded: word >> 8))
    bytes.append(UInt8(truncatingIfNeeded: word >> 16))
    bytes.append(UInt8(truncatingIfNeeded: word >> 24))
    pending >>= 32
    pendingCount -= 32
  }

  /// Fills the last byte with zero bits. No bits are pending after this.
  mutating func alignToByte() {
    while pendingCount > 0 {
      bytes.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      pendingCount -= 8
    }
    pendingCount = 0
  }
}
