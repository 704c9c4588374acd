/// CRC-32 of PNG chunks (ISO 3309).
enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { crc, _ in crc & 1 == 1 ? 0xEDB8_8320 ^ (crc >> 1) : crc >> 1 }
  }

  static func of(_ bytes: some Sequence<UInt8>) -> UInt32 {
    table.withUnsafeBufferPointer { table in
      ~bytes.reduce(~UInt32(0)) { crc, byte in table[Int((crc ^ UInt32(byte)) & 0xFF)] ^ (crc >> 8) }
    }
  }
}

/// Adler-32 of a zlib stream (RFC 1950): a = 1 + Σ dᵢ, b = Σ aᵢ, both modulo 65521.
struct Adler32 {
  private var a: UInt64 = 1
  private var b: UInt64 = 0
  private var length: UInt64 = 0
  private static let modulus: UInt64 = 65521

  var value: UInt32 { UInt32(b << 16 | a) }

  /// A byte repeated: a grows by d each time, so b grows by n·a + d·n(n+1)/2.
  mutating func append(_ byte: UInt8, count: Int = 1) {
    let n = UInt64(count)
    b = (b + n * a + UInt64(byte) * (n * (n + 1) / 2)) % Self.modulus
    a = (a + n * UInt64(byte)) % Self.modulus
    length += n
  }

  /// Appends the bytes that another sum was made of.
  mutating func append(_ other: Adler32) {
    b = (b + other.b + other.length % Self.modulus * (a + Self.modulus - 1)) % Self.modulus
    a = (a + other.a + Self.modulus - 1) % Self.modulus
    length += other.length
  }
}
