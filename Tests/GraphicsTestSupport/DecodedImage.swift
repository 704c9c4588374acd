import CCairo

/// A PNG file as libpng reads it, through cairo.
package struct DecodedImage {
  package let width: Int
  package let height: Int
  /// The pixels as 0xFFRRGGBB, row by row.
  package let pixels: [UInt32]

  /// Decodes a PNG. Returns nil if the bytes are not one.
  package init?(_ png: [UInt8]) {
    var rest = png[...]
    let surface = withUnsafeMutablePointer(to: &rest) { pointer in
      cairo_image_surface_create_from_png_stream(
        { closure, data, count in
          let rest = closure!.assumingMemoryBound(to: ArraySlice<UInt8>.self)
          guard rest.pointee.count >= Int(count) else { return CAIRO_STATUS_READ_ERROR }
          for (index, byte) in rest.pointee.prefix(Int(count)).enumerated() { data![index] = byte }
          rest.pointee = rest.pointee.dropFirst(Int(count))
          return CAIRO_STATUS_SUCCESS
        }, pointer)
    }
    defer { cairo_surface_destroy(surface) }
    guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, let data = cairo_image_surface_get_data(surface)
    else { return nil }
    let (width, height) = (Int(cairo_image_surface_get_width(surface)), Int(cairo_image_surface_get_height(surface)))
    let stride = Int(cairo_image_surface_get_stride(surface))
    self.width = width
    self.height = height
    pixels = (0..<height).flatMap { y in
      (0..<width).map { x in
        UnsafeRawPointer(data + y * stride + 4 * x).loadUnaligned(as: UInt32.self) | 0xFF00_0000
      }
    }
  }
}
