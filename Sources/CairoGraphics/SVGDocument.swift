import Basics
import CCairo
import CPictures
import Graphics

/// An SVG file read by librsvg. It is opened without a base address, so librsvg reads no other files.
final class SVGDocument {
  private let library: SVGLibrary
  private let handle: UnsafeMutableRawPointer

  init(_ bytes: [UInt8]) throws(Diagnostic) {
    library = try SVGLibrary.shared()
    var problem: UnsafeMutableRawPointer?
    guard let handle = library.open(bytes, bytes.count, &problem) else { throw Self.diagnostic(problem) }
    library.setResolution(handle, 96)
    self.handle = handle
  }

  deinit { g_object_unref(handle) }

  /// The size in points. A document without a size has that of its view box, or else 300 by 150 pixels, as in browsers.
  var size: Size {
    get throws(Diagnostic) {
      var (width, height) = (0.0, 0.0)
      if library.sizeInPixels(handle, &width, &height) == 0 {
        var (hasWidth, hasHeight, hasBox) = (Int32(0), Int32(0), Int32(0))
        var (across, down, box) = (PictureLength(), PictureLength(), PictureArea())
        library.dimensions(handle, &hasWidth, &across, &hasHeight, &down, &hasBox, &box)
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
      PictureArea(x: 0, y: 0, width: size.width, height: size.height), UnsafeMutableRawPointer?.none
    )
    let isDrawn = library.render(handle, UnsafeMutableRawPointer(cairo), &area, &problem) != 0
    guard isDrawn else { throw Self.diagnostic(problem) }
  }

  private static func diagnostic(_ problem: UnsafeMutableRawPointer?) -> Diagnostic {
    let error = problem?.assumingMemoryBound(to: GError.self)
    let message = error?.pointee.message.map { String(cString: $0) } ?? "it cannot be read"
    if let error { g_error_free(error) }
    return Diagnostic(.badData, message)
  }
}
