import Basics
import CCairo
import CPictures
import Graphics

/// An SVG by librsvg. Nothing outside the file is read: it has no address that others could be seen from.
final class SVGDocument {
  private let handle: UnsafeMutablePointer<RsvgHandle>

  init(_ bytes: [UInt8]) throws(Diagnostic) {
    var problem: UnsafeMutablePointer<GError>?
    guard let handle = rsvg_handle_new_from_data(bytes, gsize(bytes.count), &problem) else {
      throw Self.diagnostic(&problem)
    }
    rsvg_handle_set_dpi(handle, 96)
    self.handle = handle
  }

  deinit { g_object_unref(handle) }

  /// In points; a document without a size of its own has that of its view box, or else 300 pixels by 150, as in a page.
  var size: Size {
    get throws(Diagnostic) {
      var (width, height) = (0.0, 0.0)
      if rsvg_handle_get_intrinsic_size_in_pixels(handle, &width, &height) == 0 {
        var (hasWidth, hasHeight, hasBox) = (gboolean(0), gboolean(0), gboolean(0))
        var (across, down, box) = (RsvgLength(), RsvgLength(), RsvgRectangle())
        rsvg_handle_get_intrinsic_dimensions(handle, &hasWidth, &across, &hasHeight, &down, &hasBox, &box)
        (width, height) = hasBox != 0 ? (box.width, box.height) : (300, 150)
      }
      guard width > 0, height > 0, width.isFinite, height.isFinite, max(width, height) < 1e6 else {
        throw Diagnostic(.badData, "a size of \(width) by \(height) pixels cannot be shown")
      }
      return Size(width * 0.75, height * 0.75)
    }
  }

  func paint(on cairo: OpaquePointer, size: Size) throws(Diagnostic) {
    var (area, problem) = (
      RsvgRectangle(x: 0, y: 0, width: size.width, height: size.height), UnsafeMutablePointer<GError>?.none
    )
    guard rsvg_handle_render_document(handle, cairo, &area, &problem) != 0 else { throw Self.diagnostic(&problem) }
  }

  private static func diagnostic(_ problem: inout UnsafeMutablePointer<GError>?) -> Diagnostic {
    let message = problem?.pointee.message.map { String(cString: $0) } ?? "it cannot be read"
    g_clear_error(&problem)
    return Diagnostic(.badData, message)
  }
}
