import Foundation
import Graphics
import TestSupport
import Testing

/// The sizes and densities that Pillow wrote into the files of `Tests/Fixtures/pictures`.
@Suite struct PictureHeaderTests {
  private static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: "\(Program.root)Tests/Fixtures/pictures/\(name)")))
  }

  @Test(
    arguments: [
      ("small.png", 60, 40, 150, nil), ("photo.jpg", 80, 60, 200, 3), ("turned.jpg", 80, 60, nil, 3),
      ("inks.jpg", 80, 60, nil, 4),
    ] as [(String, Int, Int, Double?, Int?)])
  func sizesAreThoseOfTheFile(_ name: String, width: Int, height: Int, density: Double?, components: Int?) throws {
    let header = try #require(PictureHeader(Self.bytes(name)))
    #expect(header.width == width && header.height == height && header.components == components)
    if let density {
      #expect(abs((header.density ?? 0) - density) < 0.02)
    } else {
      #expect(header.density == nil)
    }
  }

  /// A picture of unequal densities is as high as its own density says.
  @Test func bothDensitiesCount() throws {
    var bytes = try Self.bytes("small.png")
    let place = try #require(bytes.indices.first { bytes[$0...].starts(with: Array("pHYs".utf8)) })
    // 75 pixels to the inch from top to bottom: 2,953 to the metre.
    bytes.replaceSubrange(place + 8..<place + 12, with: [0, 0, 0x0B, 0x89])
    let size = try #require(PictureHeader(bytes)).size
    #expect(abs(size.width - 60 * 72 / 150) < 0.1 && abs(size.height - 40 * 72 / 75) < 0.1)
  }

  /// For each prefix of a file, the header is that of the whole file, or nil.
  @Test(arguments: ["small.png", "photo.jpg", "inks.jpg"]) func aFileThatBreaksOffIsNoPicture(_ name: String) throws {
    let bytes = try Self.bytes(name)
    let whole = try #require(PictureHeader(bytes))
    var known = 0
    for count in bytes.indices {
      guard let header = PictureHeader(Array(bytes[..<count])) else { continue }
      #expect(header.width == whole.width && header.height == whole.height)
      known += 1
    }
    #expect(known > 0 && known < bytes.count)
  }

  @Test func formatsAreKnownByTheirFirstBytes() throws {
    #expect(Picture.Format(of: try Self.bytes("small.png")) == .png)
    #expect(Picture.Format(of: try Self.bytes("photo.jpg")) == .jpeg)
    #expect(Picture.Format(of: try Self.bytes("arch.svg")) == .svg)
    #expect(Picture.Format(of: Array("GIF89a".utf8)) == nil && Picture.Format(of: []) == nil)
  }
}
