import Basics
import Dispatch

/// Encodes charts as PNG many times faster than a general encoder, because most rows equal the row above and the others
/// consist of runs of one colour.
///
/// The image is always divided into two bands, which are compressed in parallel, so the bytes do not depend on the
/// machine.
package enum PNGEncoder {
  /// Returns the file of an image with 8 bits for each of red, green and blue.
  ///
  /// - Parameter dpi: the resolution that the file records, in pixels to the inch.
  package static func encode(_ pixels: PixelRows, dpi: Double) -> [UInt8] {
    let bands = compressedBands(of: pixels)
    var checksum = Adler32()
    bands.forEach { checksum.append($0.checksum) }
    let data = [0x78, 0x01] + bands.flatMap(\.bytes) + bigEndian(checksum.value)

    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    let bitDepthAndColorType: [UInt8] = [8, 2, 0, 0, 0]
    appendChunk(
      "IHDR", bigEndian(UInt32(pixels.width)) + bigEndian(UInt32(pixels.height)) + bitDepthAndColorType, to: &file)
    let pixelsPerMetre = bigEndian(UInt32(rounding: dpi / 0.0254, within: 1...(.max)))
    appendChunk("pHYs", pixelsPerMetre + pixelsPerMetre + [1], to: &file)
    appendChunk("IDAT", data, to: &file)
    appendChunk("IEND", [], to: &file)
    return file
  }

  private static func compressedBands(of pixels: PixelRows) -> [CompressedBand] {
    let middle = pixels.height / 2
    let ranges = [0..<middle, middle..<pixels.height].filter { !$0.isEmpty }
    return [CompressedBand](unsafeUninitializedCapacity: ranges.count) { buffer, count in
      nonisolated(unsafe) let bands = buffer
      DispatchQueue.concurrentPerform(iterations: ranges.count) { index in
        let band = RowTokenizer.band(of: pixels, rows: ranges[index], isLast: index == ranges.count - 1)
        bands.initializeElement(at: index, to: band)
      }
      count = ranges.count
    }
  }

  private static func appendChunk(_ name: String, _ data: [UInt8], to file: inout [UInt8]) {
    let body = Array(name.utf8) + data
    file += bigEndian(UInt32(data.count)) + body + bigEndian(CRC32.of(body))
  }

  private static func bigEndian(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}

/// The deflate blocks of a part of the image, which end at a byte boundary.
struct CompressedBand: Sendable {
  var bytes: [UInt8]
  var checksum: Adler32
}
