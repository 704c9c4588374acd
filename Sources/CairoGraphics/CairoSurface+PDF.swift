import Basics
import CCairo
import Graphics

extension CairoSurface {
  /// Sets the title, authors, subject, keywords and creation date of a PDF surface.
  func describe(_ metadata: PDFMetadata) {
    set(CAIRO_PDF_METADATA_TITLE, metadata.title)
    set(CAIRO_PDF_METADATA_AUTHOR, metadata.authors.joined(separator: ", "))
    set(CAIRO_PDF_METADATA_SUBJECT, metadata.subject ?? "")
    set(CAIRO_PDF_METADATA_KEYWORDS, metadata.keywords.joined(separator: ", "))
    guard let time = metadata.creationTime else { return }
    set(CAIRO_PDF_METADATA_CREATE_DATE, UTCDate.text(time).replacing(" ", with: "T") + "+00:00")
  }

  func addOutline(_ entries: [OutlineEntry], below parent: Int32 = 0) {
    for entry in entries {
      let identifier = cairo_pdf_surface_add_outline(
        pointer, parent, entry.title, "dest=\(PDFEscaping.name(entry.anchor))", CAIRO_PDF_OUTLINE_FLAG_OPEN)
      addOutline(entry.children, below: identifier)
    }
  }

  private func set(_ key: cairo_pdf_metadata_t, _ value: String) {
    if !value.isEmpty { cairo_pdf_surface_set_metadata(pointer, key, value) }
  }
}
