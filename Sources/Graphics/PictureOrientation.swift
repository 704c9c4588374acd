/// How the pixels of a JPEG lie, by the tag 0x0112 of its Exif data (Exif 2.3, section 4.6.4). The raw values are those
/// of the tag. Telephones and cameras write the pixels as their sensor has them, and turn the picture by this tag.
package enum PictureOrientation: Int, CaseIterable, Sendable {
  case upright = 1
  case mirrored, halfTurned, flipped, transposed, turnedRight, transversed, turnedLeft

  /// True if the width of the shown picture is the height of its pixels.
  package var swapsSides: Bool { rawValue > 4 }

  /// Returns where a pixel is shown.
  ///
  /// - Parameters:
  ///   - x: The column of the pixel in the file.
  ///   - y: The row of the pixel in the file.
  ///   - width: The number of columns in the file.
  ///   - height: The number of rows in the file.
  package func place(_ x: Int, _ y: Int, width: Int, height: Int) -> (x: Int, y: Int) {
    let (right, bottom) = (width - 1 - x, height - 1 - y)
    return switch self {
    case .upright: (x, y)
    case .mirrored: (right, y)
    case .halfTurned: (right, bottom)
    case .flipped: (x, bottom)
    case .transposed: (y, x)
    case .turnedRight: (bottom, x)
    case .transversed: (bottom, right)
    case .turnedLeft: (y, right)
    }
  }
}
