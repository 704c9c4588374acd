import Basics
import CCairo
import CPictures
import Graphics

/// Decodes JPEG by gdk-pixbuf, and turns the picture upright as its orientation says.
enum JPEGPixels {
  static func surface(_ bytes: [UInt8]) throws(Diagnostic) -> CairoSurface {
    let library = try PixelLibrary.shared()
    guard let pixels = load(bytes, library) else { throw Diagnostic(.badData, "its pixels cannot be read") }
    let header = PictureHeader(bytes)
    let orientation = header?.orientation ?? .upright
    let surface = try withExtendedLifetime(pixels) { () throws(Diagnostic) in
      try image(of: pixels.pointer, orientation, library)
    }
    // A PDF or SVG can contain the JPEG file itself, which is smaller and loses nothing. Not so if it was turned,
    // because viewers would show it lying, or if it is CMYK, because some programs write inverted values.
    if orientation == .upright, header?.components != 4 { attach(bytes, to: surface) }
    return surface
  }

  private static func load(_ bytes: [UInt8], _ library: PixelLibrary) -> GObjectReference? {
    guard let loader = library.newLoader("jpeg", nil) else { return nil }
    let reference = GObjectReference(loader)
    let isWhole = bytes.withUnsafeBufferPointer { library.write(loader, $0.baseAddress, $0.count, nil) }
    let isClosed = library.close(loader, nil)
    return withExtendedLifetime(reference) { () -> GObjectReference? in
      guard isWhole != 0, isClosed != 0, let pixels = library.pixels(loader) else { return nil }
      g_object_ref(pixels)
      return GObjectReference(pixels)
    }
  }

  /// Converts pixels of three or four bytes, which begin with red, green and blue, to cairo's 32 bits, and turns them
  /// upright.
  private static func image(
    of pixels: UnsafeMutableRawPointer, _ orientation: PictureOrientation, _ library: PixelLibrary
  ) throws(Diagnostic) -> CairoSurface {
    let (width, height) = (library.width(pixels), library.height(pixels))
    let (across, down) = orientation.swapsSides ? (height, width) : (width, height)
    let surface = CairoSurface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, across, down))
    try surface.check()
    guard let source = library.bytes(pixels), let target = cairo_image_surface_get_data(surface.pointer) else {
      throw Diagnostic(.badData, "its pixels cannot be read")
    }
    let (sourceStride, stride) = (
      Int(library.stride(pixels)), Int(cairo_image_surface_get_stride(surface.pointer))
    )
    let channels = Int(library.channels(pixels))
    cairo_surface_flush(surface.pointer)
    for row in 0..<Int(height) {
      var from = source + row * sourceStride
      for column in 0..<Int(width) {
        let place = orientation.place(column, row, width: Int(width), height: Int(height))
        let line = UnsafeMutableRawPointer(target + place.y * stride).assumingMemoryBound(to: UInt32.self)
        line[place.x] = UInt32(from[0]) << 16 | UInt32(from[1]) << 8 | UInt32(from[2])
        from += channels
      }
    }
    cairo_surface_mark_dirty(surface.pointer)
    return surface
  }

  private static func attach(_ bytes: [UInt8], to surface: CairoSurface) {
    guard let copy = g_malloc(gsize(bytes.count)) else { return }
    copy.copyMemory(from: bytes, byteCount: bytes.count)
    cairo_surface_set_mime_data(
      surface.pointer, CAIRO_MIME_TYPE_JPEG, copy.assumingMemoryBound(to: UInt8.self), UInt(bytes.count),
      { g_free($0) }, copy)
  }
}

/// Owns a reference to a GLib object.
final class GObjectReference {
  let pointer: UnsafeMutableRawPointer

  init(_ pointer: UnsafeMutableRawPointer) { self.pointer = pointer }

  deinit { g_object_unref(pointer) }
}
