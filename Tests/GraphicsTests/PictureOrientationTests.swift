import Foundation
import Graphics
import TestSupport
import Testing

/// The orientations of Exif 2.3, table of tag 0x0112: where the first row and the first column of the file are shown.
@Suite struct PictureOrientationTests {
  /// The corners of a picture of 3 by 2 pixels where the first pixel of the first row, and the last one, are shown.
  private static let corners: [(first: (x: Int, y: Int), last: (x: Int, y: Int))] = [
    ((0, 0), (2, 0)), ((2, 0), (0, 0)), ((2, 1), (0, 1)), ((0, 1), (2, 1)), ((0, 0), (0, 2)), ((1, 0), (1, 2)),
    ((1, 2), (1, 0)), ((0, 2), (0, 0)),
  ]

  @Test(arguments: PictureOrientation.allCases) func pixelsAreWhereTheTagPutsThem(_ orientation: PictureOrientation) {
    let corner = Self.corners[orientation.rawValue - 1]
    #expect(orientation.place(0, 0, width: 3, height: 2) == corner.first)
    #expect(orientation.place(2, 0, width: 3, height: 2) == corner.last)
  }

  @Test(arguments: PictureOrientation.allCases, [false, true])
  func theHeaderHasTheOrientation(_ orientation: PictureOrientation, isLittleEndian: Bool) throws {
    let photo = Array(try Data(contentsOf: URL(filePath: "\(Program.root)Tests/Fixtures/pictures/photo.jpg")))
    func number(_ value: Int, _ count: Int) -> [UInt8] {
      let bytes = (0..<count).map { UInt8(value >> (8 * $0) & 0xFF) }
      return isLittleEndian ? bytes : bytes.reversed()
    }
    let entry = number(0x0112, 2) + number(3, 2) + number(1, 4) + number(orientation.rawValue, 2) + [0, 0]
    let exif =
      Array("Exif\0\0".utf8) + Array((isLittleEndian ? "II" : "MM").utf8) + number(42, 2) + number(8, 4)
      + number(1, 2) + entry + number(0, 4)
    let bytes = photo[..<2] + [0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif + photo[2...]
    let header = try #require(PictureHeader(Array(bytes)))
    let upright = try #require(PictureHeader(photo))
    #expect(header.orientation == orientation && header.width == upright.width)
    let isTall = header.size.height > header.size.width
    #expect(isTall == orientation.swapsSides)
    for count in exif.indices { _ = PictureHeader(Array(bytes.prefix(count + 6))) }
  }
}
