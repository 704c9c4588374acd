/// A hash that is the same on every machine, in every run and every release: FNV-1a over the UTF-8 bytes, mixed at the
/// end by the finaliser of SplitMix64. Seeds, shards and cache keys depend on it. `Hasher` cannot be used, because its
/// seed differs in each process.
///
/// Source: Fowler, Noll, Vo, "The FNV Non-Cryptographic Hash Algorithm"; Steele et al., OOPSLA 2014 (finaliser).
package struct StableHash: Sendable {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Creates the hash of no parts. To hash many sequences with equal first parts, absorb those once, and copy the hash.
  package init() {}

  /// Returns the hash of the parts in order. A separator byte that UTF-8 cannot contain makes `["ab"]` and `["a", "b"]`
  /// differ.
  package static func of(_ parts: some Sequence<String>) -> UInt64 {
    var hash = StableHash()
    for part in parts { hash.absorb(part) }
    return hash.value
  }

  /// Returns the hash of the parts in order.
  package static func of(_ parts: String...) -> UInt64 {
    of(parts)
  }

  /// Returns the hash of raw bytes, for keys of content.
  package static func of(bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash = StableHash()
    for byte in bytes { hash.absorbByte(byte) }
    return hash.value
  }

  /// The hash of all parts absorbed so far.
  package var value: UInt64 { Self.mixed(state) }

  /// Adds a text and a separator to the hash.
  package mutating func absorb(_ part: String) {
    for byte in part.utf8 { absorbByte(byte) }
    absorbByte(0xFF)
  }

  /// Adds a number as its decimal text, and a separator.
  package mutating func absorb(_ part: Int) {
    guard part >= 0 else { return absorb(String(part)) }
    absorbDigits(part)
    absorbByte(0xFF)
  }

  private mutating func absorbDigits(_ number: Int) {
    if number > 9 { absorbDigits(number / 10) }
    absorbByte(UInt8(ascii: "0") + UInt8(number % 10))
  }

  private mutating func absorbByte(_ byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  /// Returns the output of SplitMix64's finaliser, which spreads every bit of its input over the result.
  package static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
