import Basics

/// The size and density in the header of a PNG or JPEG. It is read before the picture is decoded, so that a small file
/// cannot take all memory.
package struct PictureHeader: Sendable, Equatable {
  package var width: Int
  package var height: Int
  /// Pixels to the inch from left to right; nil if the file does not say it.
  package var density: Double?
  /// Pixels to the inch from top to bottom; nil if the file does not say it.
  package var verticalDensity: Double?
  /// The number of components of a JPEG: 1 for grey, 3 for colour, 4 for CMYK. Nil for a PNG.
  package var components: Int?
  /// How the pixels are turned before they are shown. `width` and `height` are those of the file.
  package private(set) var orientation = PictureOrientation.upright

  /// Reads a header. Returns nil if the file is truncated, or neither a PNG nor a JPEG.
  package init?(_ bytes: [UInt8]) {
    let found =
      switch Picture.Format(of: bytes) {
      case .png: Self.ofPNG(BigEndian(bytes: bytes))
      case .jpeg: Self.ofJPEG(BigEndian(bytes: bytes))
      default: Self?.none
      }
    guard let found, found.width > 0, found.height > 0 else { return nil }
    self = found
  }

  private init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// The natural size in points, as the picture is shown.
  package var size: Size {
    let across = density ?? 96
    let size = Size(Double(width) * 72 / across, Double(height) * 72 / (verticalDensity ?? across))
    return orientation.swapsSides ? Size(size.height, size.width) : size
  }

  /// Reads the header of a PNG: PNG specification, sections 11.2.2 (IHDR) and 11.3.4.3 (pHYs, in pixels to the metre).
  private static func ofPNG(_ file: BigEndian) -> PictureHeader? {
    guard file.text(at: 12) == "IHDR", let width = file.long(at: 16), let height = file.long(at: 20) else { return nil }
    var header = PictureHeader(width: width, height: height)
    var position = 8
    while let length = file.long(at: position), let kind = file.text(at: position + 4), kind != "IDAT" {
      if kind == "pHYs", let across = file.long(at: position + 8), let down = file.long(at: position + 12),
        file.byte(at: position + 16) == 1
      {
        header.setDensities(across: Double(across) * 0.0254, down: Double(down) * 0.0254)
      }
      position += 12 + length
    }
    return header
  }

  /// Reads the header of a JPEG: ITU-T T.81, annex B.2.2 (frame headers), and JFIF 1.02 (density to the inch or
  /// centimetre).
  private static func ofJPEG(_ file: BigEndian) -> PictureHeader? {
    var densities: (across: Double, down: Double)?
    var orientation: PictureOrientation?
    var position = 2
    while let marker = file.byte(at: position + 1), file.byte(at: position) == 0xFF {
      guard marker != 0xFF else {
        position += 1
        continue
      }
      guard let length = file.short(at: position + 2) else { return nil }
      if marker == 0xE0, file.text(at: position + 4) == "JFIF", let across = file.short(at: position + 12),
        let down = file.short(at: position + 14), let unit = [1: 1, 2: 2.54][file.byte(at: position + 11) ?? 0]
      {
        densities = (Double(across) * unit, Double(down) * unit)
      }
      if marker == 0xE1 { orientation = orientation ?? file.exif(at: position + 4, count: length - 2)?.orientation }
      if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
        guard let height = file.short(at: position + 5), let width = file.short(at: position + 7) else { return nil }
        var header = PictureHeader(width: width, height: height)
        if let densities { header.setDensities(across: densities.across, down: densities.down) }
        header.orientation = orientation ?? .upright
        header.components = file.byte(at: position + 9).map { Int($0) }
        return header
      }
      position += 2 + length
    }
    return nil
  }

  /// Takes two plausible densities. A density of 1, which some programs write by mistake, would make a picture many
  /// metres wide.
  private mutating func setDensities(across: Double, down: Double) {
    let plausible = 20.0...10_000
    guard plausible.contains(across) else { return }
    (density, verticalDensity) = (across, plausible.contains(down) ? down : across)
  }
}

/// Reads big-endian numbers of two and four bytes. Returns nil beyond the end.
private struct BigEndian {
  let bytes: [UInt8]

  func byte(at index: Int) -> UInt8? { bytes.indices.contains(index) ? bytes[index] : nil }

  func short(at index: Int) -> Int? {
    guard let high = byte(at: index), let low = byte(at: index + 1) else { return nil }
    return Int(high) << 8 | Int(low)
  }

  func long(at index: Int) -> Int? {
    guard let high = short(at: index), let low = short(at: index + 2) else { return nil }
    return high << 16 | low
  }

  func exif(at index: Int, count: Int) -> ExifSegment? {
    guard count > 0, index <= bytes.count - count else { return nil }
    return ExifSegment(bytes[index..<index + count])
  }

  /// Returns four bytes as text.
  func text(at index: Int) -> String? {
    guard index >= 0, index <= bytes.count - 4 else { return nil }
    return String(decoding: bytes[index..<index + 4], as: UTF8.self)
  }
}
