import Basics

/// The literals and matches of one deflate block, and the number of occurrences of each symbol (RFC 1951).
struct DeflateTokens {
  /// The two match distances that rows of pixels need. The raw value is the distance code.
  enum Distance: UInt32 {
    case one = 0
    case three = 2
  }

  /// A literal is stored as its byte. A match has bit 31 set, the distance code from bit 16 on and the length in the
  /// lower 16 bits.
  private var tokens: [UInt32] = []
  private var symbolCounts = [Int](repeating: 0, count: 286)
  private var distanceCounts = [Int](repeating: 0, count: 30)
  private static let endOfBlock = 256

  mutating func literal(_ byte: UInt8) {
    tokens.append(UInt32(byte))
    symbolCounts[Int(byte)] += 1
  }

  /// Appends bytes that are equal to those `distance` before them, as matches of 3 to 258 bytes.
  ///
  /// - Parameter length: the number of bytes: 0, or at least 3.
  mutating func match(length: Int, distance: Distance) {
    var rest = length
    while rest >= 3 {
      var part = min(rest, 258)
      if (1...2).contains(rest - part) { part = rest - 3 }
      tokens.append(1 << 31 | distance.rawValue << 16 | UInt32(part))
      symbolCounts[257 + Int(Self.lengthCodes[part])] += 1
      distanceCounts[Int(distance.rawValue)] += 1
      rest -= part
    }
    precondition(rest == 0, "a match of \(length) bytes is too short")
  }

  /// Returns a block with dynamic Huffman codes. If it is not the last one, an empty stored block follows, so that the
  /// next block begins at a byte.
  func compressed(isLast: Bool) -> [UInt8] {
    var counts = symbolCounts
    counts[Self.endOfBlock] += 1
    let symbols = HuffmanCode(counts: counts, limit: 15)
    let distances = HuffmanCode(counts: distanceCounts, limit: 15)
    var writer = BitWriter()
    writer.append(isLast ? 1 : 0, count: 1)
    writer.append(2, count: 2)
    Self.write(symbols, distances, to: &writer)
    for token in tokens { Self.write(token, symbols, distances, to: &writer) }
    writer.append(UInt32(symbols.bits[Self.endOfBlock]), count: Int(symbols.lengths[Self.endOfBlock]))
    if !isLast {
      writer.append(0, count: 3)
      writer.alignToByte()
      writer.append(0xFFFF_0000, count: 32)
    }
    writer.alignToByte()
    return writer.bytes
  }

  private static func write(
    _ token: UInt32, _ symbols: HuffmanCode, _ distances: HuffmanCode, to writer: inout BitWriter
  ) {
    guard token >> 31 == 1 else {
      writer.append(UInt32(symbols.bits[Int(token)]), count: Int(symbols.lengths[Int(token)]))
      return
    }
    let length = Int(token & 0xFFFF)
    let code = Int(lengthCodes[length])
    let distance = Int(token >> 16 & 0x1F)
    writer.append(UInt32(symbols.bits[257 + code]), count: Int(symbols.lengths[257 + code]))
    writer.append(UInt32(length - DeflateTables.lengthBases[code]), count: DeflateTables.lengthExtraBits[code])
    writer.append(UInt32(distances.bits[distance]), count: Int(distances.lengths[distance]))
  }

  /// Writes the code lengths of both codes, which are Huffman-coded themselves (RFC 1951, 3.2.7). The codes for
  /// repeated lengths are not used.
  private static func write(_ symbols: HuffmanCode, _ distances: HuffmanCode, to writer: inout BitWriter) {
    let lengths = symbols.lengths + distances.lengths
    var counts = [Int](repeating: 0, count: 19)
    for length in lengths { counts[Int(length)] += 1 }
    let code = HuffmanCode(counts: counts, limit: 7)
    writer.append(UInt32(symbols.lengths.count - 257), count: 5)
    writer.append(UInt32(distances.lengths.count - 1), count: 5)
    writer.append(15, count: 4)
    let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    for symbol in order { writer.append(UInt32(code.lengths[symbol]), count: 3) }
    for length in lengths { writer.append(UInt32(code.bits[Int(length)]), count: Int(code.lengths[Int(length)])) }
  }

  private static let lengthCodes: [UInt8] = (0...258).map { length in
    UInt8(DeflateTables.lengthBases.lastIndex { $0 <= max(length, 3) } ?? 0)
  }
}
