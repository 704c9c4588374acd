import Encoding
import GraphicsTestSupport
import Testing

/// Images that libpng reads back, through cairo.
@Suite struct PNGEncoderTests {
  @Test(arguments: [1, 2, 3, 5, 16, 17, 33, 100, 300], [1, 2, 3, 40])
  func everyKindOfImageReadsBack(width: Int, height: Int) {
    for kind in 0..<5 {
      let pixels = Self.pixels(width: width, height: height, kind: kind)
      let png = pixels.withUnsafeBytes { bytes in
        PNGEncoder.encode(
          PixelRows(base: bytes.baseAddress!, stride: 4 * width, width: width, height: height), dpi: 300)
      }
      #expect(DecodedImage(png)?.pixels == pixels, "kind \(kind)")
    }
  }

  @Test func resolutionIsRecorded() {
    let pixels: [UInt32] = [0xFF00_0000]
    let png = pixels.withUnsafeBytes {
      PNGEncoder.encode(PixelRows(base: $0.baseAddress!, stride: 4, width: 1, height: 1), dpi: 300)
    }
    // 300 / 0.0254 = 11811 = 0x2E23 pixels per metre.
    #expect(png.firstRange(of: Array("pHYs".utf8) + [0, 0, 0x2E, 0x23, 0, 0, 0x2E, 0x23, 1]) != nil)
  }

  /// The check values of the CRC catalogue and of Wikipedia's article on Adler-32.
  @Test func checksumsAreThoseOfTheStandards() {
    #expect(CRC32.of(Array("123456789".utf8)) == 0xCBF4_3926)
    var whole = Adler32()
    "Wikipedia".utf8.forEach { whole.append($0) }
    #expect(whole.value == 0x11E6_0398)
    var (first, second) = (Adler32(), Adler32())
    "Wiki".utf8.forEach { first.append($0) }
    "pedia".utf8.forEach { second.append($0) }
    first.append(second)
    #expect(first.value == whole.value)
  }

  /// Fibonacci counts give the longest codes. The limit must hold, and the code must remain a prefix code.
  @Test func codeLengthsKeepTheirLimit() {
    var counts = [1, 1]
    while counts.count < 40 { counts.append(counts[counts.count - 1] + counts[counts.count - 2]) }
    let code = HuffmanCode(counts: counts, limit: 15)
    #expect(code.lengths.max()! <= 15)
    let kraft = code.lengths.reduce(0.0) { $0 + 1 / Double(1 << Int($1)) }
    #expect(kraft <= 1)
  }

  /// Returns one of five images: white, noise, a row of noise repeated, horizontal runs, or a gradient.
  private static func pixels(width: Int, height: Int, kind: Int) -> [UInt32] {
    var state: UInt32 = 7
    func noise() -> UInt32 {
      state = state &* 1_664_525 &+ 1_013_904_223
      return state >> 8
    }
    let row = (0..<width).map { _ in noise() }
    return (0..<height).flatMap { y in
      (0..<width).map { x -> UInt32 in
        let color: UInt32 =
          switch kind {
          case 0: 0xFF_FFFF
          case 1: noise()
          case 2: row[x]
          case 3: UInt32(x / 7) &* 0x35_1133 &+ UInt32(y / 3)
          default: UInt32(x + y)
          }
        return color | 0xFF00_0000
      }
    }
  }
}
