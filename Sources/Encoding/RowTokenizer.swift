import Platform

/// Converts rows of pixels to deflate tokens.
///
/// Every row has the filter *Up* (PNG specification, 9.2), so bytes that equal the row above become zero. A run of
/// zeros becomes a match at distance 1, and a run of equal pixel differences one at distance 3.
struct RowTokenizer {
  private var tokens = DeflateTokens()
  private var checksum = Adler32()
  private let width: Int

  static func band(of pixels: PixelRows, rows: Range<Int>, isLast: Bool) -> CompressedBand {
    var tokenizer = RowTokenizer(width: pixels.width)
    let zeros = UnsafeMutablePointer<UInt32>.allocate(capacity: pixels.width)
    zeros.initialize(repeating: 0, count: pixels.width)
    defer { zeros.deallocate() }
    for row in rows { tokenizer.append(pixels[row], above: row == 0 ? UnsafePointer(zeros) : pixels[row - 1]) }
    return CompressedBand(bytes: tokenizer.tokens.compressed(isLast: isLast), checksum: tokenizer.checksum)
  }

  private init(width: Int) {
    self.width = width
  }

  private mutating func append(_ row: UnsafePointer<UInt32>, above: UnsafePointer<UInt32>) {
    tokens.literal(2)
    checksum.append(2)
    if memcmp(row, above, 4 * width) == 0 {
      appendZeros(3 * width)
      checksum.reduce()
      return
    }
    var x = 0
    while x < width {
      let equal = equalPixels(row, above, from: x)
      if equal > x {
        appendZeros(3 * (equal - x))
        x = equal
      } else {
        let difference = Self.difference(row[x], above[x])
        var end = x + 1
        while end < width && Self.difference(row[end], above[end]) == difference { end += 1 }
        appendRun(of: difference, count: end - x)
        x = end
      }
    }
    checksum.reduce()
  }

  /// Returns the index of the first pixel from `start` on that differs from the one above, or the width if there is
  /// none.
  private func equalPixels(_ row: UnsafePointer<UInt32>, _ above: UnsafePointer<UInt32>, from start: Int) -> Int {
    typealias Lanes = SIMD8<UInt32>
    var x = start
    while x + 8 <= width {
      let a = UnsafeRawPointer(row + x).loadUnaligned(as: Lanes.self)
      let b = UnsafeRawPointer(above + x).loadUnaligned(as: Lanes.self)
      if a != b { break }
      x += 8
    }
    while x < width && row[x] == above[x] { x += 1 }
    return x
  }

  /// Returns the difference of each byte of two pixels, modulo 256.
  private static func difference(_ a: UInt32, _ b: UInt32) -> UInt32 {
    (((a | 0x8080_8080) &- (b & 0x7F7F_7F7F)) ^ ((a ^ ~b) & 0x8080_8080)) & 0xFF_FFFF
  }

  private mutating func appendZeros(_ count: Int) {
    tokens.literal(0)
    if count == 3 {
      tokens.literal(0)
      tokens.literal(0)
    } else {
      tokens.match(length: count - 1, distance: .one)
    }
    checksum.append(0, count: count)
  }

  private mutating func appendRun(of pixel: UInt32, count: Int) {
    let red = UInt8(truncatingIfNeeded: pixel >> 16)
    let green = UInt8(truncatingIfNeeded: pixel >> 8)
    let blue = UInt8(truncatingIfNeeded: pixel)
    tokens.literal(red)
    tokens.literal(green)
    tokens.literal(blue)
    tokens.match(length: 3 * (count - 1), distance: .three)
    for _ in 0..<count {
      checksum.append(red)
      checksum.append(green)
      checksum.append(blue)
    }
  }
}
