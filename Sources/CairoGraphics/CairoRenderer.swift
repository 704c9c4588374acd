import Basics
import CCairo
import Encoding
import Graphics
import TaggedPDF

/// Renders finished drawings as bytes.
///
/// Each function takes the shaper that measured the drawing, if there is one, so that its texts are not shaped again.
/// Everything is rendered to memory, because cairo reports success for a file on a full disk.
package enum CairoRenderer {
  /// Renders a drawing as PNG on a white background.
  ///
  /// - Parameter dpi: pixels per inch, which are recorded in the file. 72 points of the drawing are one inch.
  /// - Throws: `badData` for a drawing of more than 32,767 pixels a side or a text that no font can show.
  package static func png(
    _ drawing: Drawing, dpi: Double = 300, shaper: TextShaper = TextShaper()
  ) throws(Diagnostic) -> [UInt8] {
    let (width, height) = try pixelSize(of: drawing, dpi: dpi)
    let surface = CairoSurface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height)))
    try surface.check()
    let context = CairoContext(surface)
    cairo_set_source_rgb(context.pointer, 1, 1, 1)
    cairo_paint(context.pointer)
    cairo_scale(context.pointer, dpi / 72, dpi / 72)
    try CairoPainter(context, edges: .snapped, shaper: shaper).paint(drawing.commands)
    try context.check()
    cairo_surface_flush(surface.pointer)
    return surface.withPixels(width: width, height: height) { PNGEncoder.encode($0, dpi: dpi) }
  }

  /// Renders a PDF with a page for each drawing, which has the drawing's size. It is a tagged PDF if a drawing has
  /// tags.
  ///
  /// - Throws: `badData` for a text that no font can show, or only a bitmap font.
  package static func pdf(
    _ pages: [Drawing], metadata: PDFMetadata, shaper: TextShaper = TextShaper()
  ) throws(Diagnostic) -> [UInt8] {
    let stream = MemoryStream()
    let first = pages.first?.size ?? Size(1, 1)
    let surface = CairoSurface(
      cairo_pdf_surface_create_for_stream(MemoryStream.write, stream.closure, first.width, first.height),
      writingTo: stream)
    try surface.check()
    surface.describe(metadata)
    let context = CairoContext(surface)
    let tagger = pages.contains { $0.commands.contains(where: \.isTagged) } ? RunTagger(context) : nil
    try context.paint(pages, shaper, tagger)
    surface.addOutline(metadata.outline)
    try surface.finish()
    let bytes = try PDFBytes.finished(stream.bytes, hasDate: metadata.creationTime != nil)
    guard let content = tagger?.content else { return bytes }
    return try TaggedFile.written(bytes, content, metadata: metadata)
  }

  /// Renders a drawing as SVG in which texts are shapes. `SVGWriter` writes SVG with texts.
  package static func svg(_ drawing: Drawing, shaper: TextShaper = TextShaper()) throws(Diagnostic) -> [UInt8] {
    let stream = MemoryStream()
    let surface = CairoSurface(
      cairo_svg_surface_create_for_stream(
        MemoryStream.write, stream.closure, drawing.size.width, drawing.size.height),
      writingTo: stream)
    try surface.check()
    cairo_svg_surface_set_document_unit(surface.pointer, CAIRO_SVG_UNIT_PT)
    let context = CairoContext(surface)
    try CairoPainter(context, edges: .overlapping, shaper: shaper).paint(drawing.commands)
    try context.check()
    try surface.finish()
    return withoutSurfaceNumber(stream.bytes)
  }

  /// Removes the identifier with the number of the surface in this process, so that equal drawings give equal bytes.
  private static func withoutSurfaceNumber(_ svg: [UInt8]) -> [UInt8] {
    guard let start = svg.firstRange(ofText: "<g id=\"surface"),
      let end = svg.firstRange(ofText: ">", from: start.upperBound)?.lowerBound
    else { return svg }
    return svg[..<start.lowerBound] + Array("<g".utf8) + svg[end...]
  }

  private static func pixelSize(of drawing: Drawing, dpi: Double) throws(Diagnostic) -> (Int, Int) {
    let width = (drawing.size.width * dpi / 72).rounded()
    let height = (drawing.size.height * dpi / 72).rounded()
    guard width >= 1, height >= 1, width <= 32767, height <= 32767 else {
      throw Diagnostic(
        .badData, "an image of \(width) × \(height) pixels cannot be made", hint: "1 to 32767 pixels a side")
    }
    try Limit.pixels.check(Int(rounding: width * height, within: 1...(.max)), "the picture")
    return (Int(rounding: width, within: 1...32767), Int(rounding: height, within: 1...32767))
  }
}
