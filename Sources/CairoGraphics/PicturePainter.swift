import Basics
import CCairo
import CPictures
import Graphics

/// Paints pictures of the author. Vector pictures stay vectors, and a JPEG is embedded unchanged if the output can
/// contain it.
enum PicturePainter {
  /// Paints a picture with its top left corner at the origin, scaled to `size`.
  ///
  /// - Parameter isOfPixels: whether the output is an image of pixels.
  static func paint(
    _ picture: Picture, on cairo: OpaquePointer, size: Size, isOfPixels: Bool
  ) throws(Diagnostic) {
    if picture.format == .svg { return try SVGDocument(picture.bytes).paint(on: cairo, size: size) }
    let surface = try pixels(of: picture)
    let (width, height) = (
      cairo_image_surface_get_width(surface.pointer), cairo_image_surface_get_height(surface.pointer)
    )
    cairo_scale(cairo, size.width / Double(width), size.height / Double(height))
    cairo_set_source_surface(cairo, surface.pointer, 0, 0)
    // Pixels at the edges must not be mixed with what is outside the picture. A vector file embeds the picture itself,
    // and this setting would change its pixels.
    if isOfPixels { cairo_pattern_set_extend(cairo_get_source(cairo), CAIRO_EXTEND_PAD) }
    cairo_rectangle(cairo, 0, 0, Double(width), Double(height))
    cairo_fill(cairo)
  }

  /// Paints a picture once, to find out whether the file is valid. Pixels are painted on a single pixel, vectors as
  /// large as a page shows them.
  ///
  /// - Throws: a `Diagnostic` that says what is wrong with the file.
  static func check(_ picture: Picture) throws(Diagnostic) {
    let most = picture.format == .svg ? 1_300.0 : 1
    let scale = most / max(picture.size.width, picture.size.height)
    let size = Size(max(1, picture.size.width * scale), max(1, picture.size.height * scale))
    let surface = CairoSurface(
      cairo_image_surface_create(
        CAIRO_FORMAT_ARGB32, Int32(rounding: size.width, within: 1...1_300),
        Int32(rounding: size.height, within: 1...1_300)
      ))
    try surface.check()
    let context = CairoContext(surface)
    try paint(picture, on: context.pointer, size: size, isOfPixels: true)
    try context.check()
  }

  private static func pixels(of picture: Picture) throws(Diagnostic) -> CairoSurface {
    picture.format == .png ? try PNGPixels.surface(picture.bytes) : try JPEGPixels.surface(picture.bytes)
  }
}

private enum PNGPixels {
  static func surface(_ bytes: [UInt8]) throws(Diagnostic) -> CairoSurface {
    let reader = ByteReader(bytes)
    let surface = CairoSurface(
      cairo_image_surface_create_from_png_stream(
        { closure, data, count in
          guard let closure, let data else { return CAIRO_STATUS_READ_ERROR }
          let reader = Unmanaged<ByteReader>.fromOpaque(closure).takeUnretainedValue()
          return reader.read(into: data, count: Int(count)) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_READ_ERROR
        }, Unmanaged.passUnretained(reader).toOpaque()))
    return try withExtendedLifetime(reader) { () throws(Diagnostic) in
      guard cairo_surface_status(surface.pointer) == CAIRO_STATUS_SUCCESS else {
        throw Diagnostic(.badData, "its pixels cannot be read")
      }
      return surface
    }
  }
}

/// The bytes of a file from which cairo reads, and the position in them.
private final class ByteReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func read(into data: UnsafeMutablePointer<UInt8>, count: Int) -> Bool {
    guard count <= bytes.count - position else { return false }
    data.update(from: Array(bytes[position..<position + count]), count: count)
    position += count
    return true
  }
}
