/// A hash that is the same on every machine, in every run and every release: FNV-1a over the UTF-8 bytes, mixed at the
/// end by SplitMix64's finaliser. Seeds, shards and cache keys depend on it. `Hasher` is no alternative: its seed
/// differs in each process.
///
/// Source: Fowler, Noll, Vo, "The FNV Non-Cryptographic Hash Algorithm"; Steele et al., OOPSLA 2014 (finaliser).
package enum StableHash {
  /// The hash of the parts in order. A separator that UTF-8 cannot contain keeps `["ab"]` and `["a", "b"]` apart.
  package static func of(_ parts: some Sequence<String>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for part in parts {
      for byte in part.utf8 { absorb(byte, into: &hash) }
      absorb(0xFF, into: &hash)
    }
    return mixed(hash)
  }

  package static func of(_ parts: String...) -> UInt64 {
    of(parts)
  }

  /// The hash of raw bytes, for content keys.
  package static func of(bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { absorb(byte, into: &hash) }
    return mixed(hash)
  }

  private static func absorb(_ byte: UInt8, into hash: inout UInt64) {
    hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
