/// CRC-32 of PNG chunks (ISO 3309).
package enum CRC32 {
  /// `table[8 · byte + k]` is the effect of a byte that is followed by k more bytes (Kounavis and Berry, *slicing by
  /// 8*).
  private static let table: [UInt32] = {
    var table = [UInt32](repeating: 0, count: 2048)
    for byte in 0..<256 {
      table[8 * byte] = (0..<8).reduce(UInt32(byte)) { crc, _ in crc & 1 == 1 ? 0xEDB8_8320 ^ (crc >> 1) : crc >> 1 }
    }
    for k in 1..<8 {
      for byte in 0..<256 {
        let previous = table[8 * byte + k - 1]
        table[8 * byte + k] = table[8 * Int(previous & 0xFF)] ^ (previous >> 8)
      }
    }
    return table
  }()

  /// Returns the checksum of all bytes.
  package static func of(_ bytes: [UInt8]) -> UInt32 {
    table.withUnsafeBufferPointer { table in
      bytes.withUnsafeBytes { bytes in
        var crc = ~UInt32(0)
        var position = 0
        while position + 8 <= bytes.count {
          let low = bytes.loadUnaligned(fromByteOffset: position, as: UInt32.self).littleEndian ^ crc
          let high = bytes.loadUnaligned(fromByteOffset: position + 4, as: UInt32.self).littleEndian
          crc = effect(of: low, from: 4, table) ^ effect(of: high, from: 0, table)
          position += 8
        }
        while position < bytes.count {
          crc = table[8 * Int((crc ^ UInt32(bytes[position])) & 0xFF)] ^ (crc >> 8)
          position += 1
        }
        return ~crc
      }
    }
  }

  /// Returns the effect of four bytes that are followed by `rest` more bytes.
  private static func effect(of word: UInt32, from rest: Int, _ table: UnsafeBufferPointer<UInt32>) -> UInt32 {
    table[8 * Int(word & 0xFF) + rest + 3] ^ table[8 * Int(word >> 8 & 0xFF) + rest + 2]
      ^ table[8 * Int(word >> 16 & 0xFF) + rest + 1] ^ table[8 * Int(word >> 24) + rest]
  }
}

/// Adler-32 of a zlib stream (RFC 1950): a = 1 + Σ dᵢ, b = Σ aᵢ, both modulo 65521.
///
/// The sums are only taken modulo 65521 by `reduce`. A row of an image is too short for them to overflow before that.
package struct Adler32 {
  package init() {}

  private var a: UInt64 = 1
  private var b: UInt64 = 0
  private var length: UInt64 = 0
  private static let modulus: UInt64 = 65521

  /// The checksum of all bytes that have been appended.
  package var value: UInt32 { UInt32((b % Self.modulus) << 16 | (a % Self.modulus)) }

  package mutating func append(_ byte: UInt8) {
    a += UInt64(byte)
    b += a
    length += 1
  }

  /// Appends a byte n times: a grows by d each time, so b grows by n·a + d·n(n+1)/2.
  package mutating func append(_ byte: UInt8, count: Int) {
    let n = UInt64(count)
    b += n * a + UInt64(byte) * (n * (n + 1) / 2)
    a += n * UInt64(byte)
    length += n
  }

  mutating func reduce() {
    a %= Self.modulus
    b %= Self.modulus
  }

  /// Appends the bytes that another checksum was computed from.
  package mutating func append(_ other: Adler32) {
    var other = other
    other.reduce()
    reduce()
    b += other.b + other.length % Self.modulus * (a + Self.modulus - 1)
    a += other.a + Self.modulus - 1
    length += other.length
    reduce()
  }
}
