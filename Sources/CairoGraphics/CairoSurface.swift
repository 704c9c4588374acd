import Basics
import CCairo
import Encoding
import Graphics

/// Owns a cairo surface and the stream that it writes to. The stream must live as long, because a surface that is
/// destroyed unfinished, after painting has failed, still writes to it.
final class CairoSurface {
  let pointer: OpaquePointer
  private let stream: MemoryStream?

  init(_ pointer: OpaquePointer, writingTo stream: MemoryStream? = nil) {
    self.pointer = pointer
    self.stream = stream
  }

  deinit {
    cairo_surface_destroy(pointer)
  }

  func check() throws(Diagnostic) {
    try checkCairo(cairo_surface_status(pointer))
  }

  /// Writes the remaining data. Only then are all errors of the stream known.
  func finish() throws(Diagnostic) {
    cairo_surface_finish(pointer)
    try check()
  }

  /// Calls `body` with the 32-bit pixels of an image surface.
  func withPixels<R>(width: Int, height: Int, _ body: (PixelRows) -> R) -> R {
    withExtendedLifetime(self) {
      body(
        PixelRows(
          base: UnsafeRawPointer(cairo_image_surface_get_data(pointer)),
          stride: Int(cairo_image_surface_get_stride(pointer)), width: width, height: height))
    }
  }
}

/// Owns a cairo drawing context.
final class CairoContext {
  let pointer: OpaquePointer
  private let surface: CairoSurface

  init(_ surface: CairoSurface) {
    self.surface = surface
    pointer = cairo_create(surface.pointer)
  }

  deinit {
    cairo_destroy(pointer)
  }

  func check() throws(Diagnostic) {
    try checkCairo(cairo_status(pointer))
  }

  /// Paints the pages of a PDF.
  ///
  /// A document with links is wrapped in one `Document` tag, because cairo otherwise leaves dangling objects. Nothing
  /// inside it may paint a whole page at once, because that would corrupt the page. The tag must begin after the size
  /// of the first page is set, because setting the size drops the tags that have begun on that page.
  ///
  /// - Parameter tagger: records what is painted, for a tagged PDF; otherwise nil.
  func paint(_ pages: [Drawing], _ shaper: TextShaper, _ tagger: RunTagger?) throws(Diagnostic) {
    let isTagged = tagger == nil && pages.contains { $0.commands.contains(where: \.isNavigation) }
    let painter = CairoPainter(self, edges: .overlapping, shaper: shaper, tagger: tagger)
    for (index, page) in pages.enumerated() {
      cairo_pdf_surface_set_size(surface.pointer, page.size.width, page.size.height)
      if isTagged && index == 0 { cairo_tag_begin(pointer, "Document", nil) }
      try painter.paint(page.commands)
      try check()
      cairo_show_page(pointer)
      tagger?.endPage()
    }
    if isTagged { cairo_tag_end(pointer, "Document") }
    try check()
  }
}

extension DrawingCommand {
  /// True if the command is or contains a link or the target of a link.
  fileprivate var isNavigation: Bool {
    switch self {
    case .link, .anchor: true
    case .group(let group): group.commands.contains(where: \.isNavigation)
    case .fill, .stroke, .tile, .text, .picture, .glyphs: false
    }
  }

  /// True if the command is or contains a group with a tag for the structure of a PDF.
  var isTagged: Bool {
    if case .group(let group) = self { group.tag != nil || group.commands.contains(where: \.isTagged) } else { false }
  }
}

func checkCairo(_ status: cairo_status_t) throws(Diagnostic) {
  guard status != CAIRO_STATUS_SUCCESS else { return }
  throw Diagnostic(.writeFailed, "cannot draw: cairo reports '\(String(cString: cairo_status_to_string(status)))'")
}
