import Basics

/// A decompressor for deflate streams (RFC 1951). It decodes bit by bit, which is fast enough for the few streams of a
/// PDF that hold its objects.
struct Inflate {
  private let input: ArraySlice<UInt8>
  private var position: Int
  private var bits: UInt32 = 0
  private var bitCount = 0
  private var output: [UInt8] = []
  private let limit: Int

  private struct Damage: Error {}

  /// Returns the decompressed bytes of a zlib stream (RFC 1950); nil if it is damaged or longer than `limit` when
  /// unpacked.
  static func zlib(_ bytes: ArraySlice<UInt8>, atMost limit: Int) -> [UInt8]? {
    guard bytes.count > 2, bytes[bytes.startIndex] & 0x0F == 8 else { return nil }
    var inflate = Inflate(bytes.dropFirst(2), limit)
    do {
      try inflate.run()
      return inflate.output
    } catch {
      return nil
    }
  }

  private init(_ input: ArraySlice<UInt8>, _ limit: Int) {
    self.input = input
    self.limit = limit
    position = input.startIndex
  }

  private mutating func run() throws(Damage) {
    var isLast = false
    while !isLast {
      isLast = try take(1) == 1
      switch try take(2) {
      case 0: try copyStored()
      case 1: try decode(Self.fixedLiterals, Self.fixedDistances)
      case 2:
        let codes = try dynamicCodes()
        try decode(codes.literals, codes.distances)
      default: throw Damage()
      }
    }
  }

  private mutating func take(_ count: Int) throws(Damage) -> Int {
    while bitCount < count {
      guard position < input.endIndex else { throw Damage() }
      bits |= UInt32(input[position]) << UInt32(bitCount)
      position += 1
      bitCount += 8
    }
    let value = Int(bits & (1 << UInt32(count) - 1))
    bits >>= UInt32(count)
    bitCount -= count
    return value
  }

  private mutating func copyStored() throws(Damage) {
    (bits, bitCount) = (0, 0)
    guard position + 4 <= input.endIndex else { throw Damage() }
    let length = Int(input[position]) | Int(input[position + 1]) << 8
    position += 4
    guard position + length <= input.endIndex, output.count + length <= limit else { throw Damage() }
    output += input[position..<position + length]
    position += length
  }
}

// MARK: Codes

extension Inflate {
  /// A canonical Huffman code: the number of codes of each length, and the symbols in the order of their codes.
  private struct Code {
    var counts = [Int](repeating: 0, count: 16)
    var symbols: [Int] = []

    init(_ lengths: [Int]) {
      for length in lengths { counts[length] += 1 }
      symbols = (1...15).flatMap { length in lengths.indices.filter { lengths[$0] == length } }
    }
  }

  private static let fixedLiterals = Code((0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
  private static let fixedDistances = Code([Int](repeating: 5, count: 30))
  private static let lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

  private mutating func symbol(_ code: Code) throws(Damage) -> Int {
    var (value, first, index) = (0, 0, 0)
    for length in 1...15 {
      value |= try take(1)
      let count = code.counts[length]
      if value - count < first { return code.symbols[index + value - first] }
      index += count
      first = (first + count) << 1
      value <<= 1
    }
    throw Damage()
  }

  private mutating func dynamicCodes() throws(Damage) -> (literals: Code, distances: Code) {
    let (literalCount, distanceCount) = (try take(5) + 257, try take(5) + 1)
    var lengths = [Int](repeating: 0, count: 19)
    for index in 0..<(try take(4) + 4) { lengths[Self.lengthOrder[index]] = try take(3) }
    let code = Code(lengths)
    lengths = []
    while lengths.count < literalCount + distanceCount {
      let symbol = try symbol(code)
      switch symbol {
      case 16:
        guard let last = lengths.last else { throw Damage() }
        lengths += [Int](repeating: last, count: try take(2) + 3)
      case 17: lengths += [Int](repeating: 0, count: try take(3) + 3)
      case 18: lengths += [Int](repeating: 0, count: try take(7) + 11)
      default: lengths.append(symbol)
      }
    }
    guard lengths.count == literalCount + distanceCount else { throw Damage() }
    return (Code(Array(lengths[..<literalCount])), Code(Array(lengths[literalCount...])))
  }

  private mutating func decode(_ literals: Code, _ distances: Code) throws(Damage) {
    while true {
      let symbol = try symbol(literals)
      if symbol == 256 { return }
      if symbol < 256 {
        output.append(UInt8(symbol))
        continue
      }
      guard symbol < 286 else { throw Damage() }
      let length = DeflateTables.lengthBases[symbol - 257] + (try take(DeflateTables.lengthExtraBits[symbol - 257]))
      let code = try self.symbol(distances)
      guard code < 30 else { throw Damage() }
      let distance = DeflateTables.distanceBases[code] + (try take(DeflateTables.distanceExtraBits[code]))
      guard distance <= output.count, output.count + length <= limit else { throw Damage() }
      for _ in 0..<length { output.append(output[output.count - distance]) }
    }
  }
}
