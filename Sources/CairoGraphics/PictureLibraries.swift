import Basics
import CPictures

// Only pictures need these libraries. Each is loaded when the first picture of its kind is read.

extension SVGLibrary {
  private static let loaded = load { load_svg_library($0) }

  /// - Throws: `notFound` if the library is missing; the hint names its package.
  static func shared() throws(Diagnostic) -> SVGLibrary {
    guard let loaded else { throw missing("librsvg", package: "librsvg2-2", for: "an SVG") }
    return loaded
  }
}

extension PixelLibrary {
  private static let loaded = load { load_pixel_library($0) }

  /// - Throws: `notFound` if the library is missing; the hint names its package.
  static func shared() throws(Diagnostic) -> PixelLibrary {
    guard let loaded else { throw missing("gdk-pixbuf", package: "libgdk-pixbuf-2.0-0", for: "a JPEG") }
    return loaded
  }
}

/// Returns the table of functions that a loader fills, or nil if the library is not installed.
private func load<Table>(_ fill: (UnsafeMutablePointer<Table>) -> Int32) -> Table? {
  let table = UnsafeMutablePointer<Table>.allocate(capacity: 1)
  defer { table.deallocate() }
  return fill(table) != 0 ? table.pointee : nil
}

private func missing(_ library: String, package: String, for picture: String) -> Diagnostic {
  Diagnostic(
    .notFound, "\(picture) needs the library \(library), which is not installed",
    hint: "install it, on Debian by: apt install \(package)")
}
